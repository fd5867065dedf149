#ifndef PERRON_TESTS_SUPPORT_CERTIFICATES_H_
#define PERRON_TESTS_SUPPORT_CERTIFICATES_H_

#include <string>

namespace perron {

// Runs deploy/make-test-certificates: ca.crt, server.crt, server.key, client.crt and client.key in `folder`. What is
// there already stays. Fails the test when it does not work.
void MakeTestCertificates(const std::string& folder);

// The file's bytes; fails the test when it cannot be read.
std::string ReadTestFile(const std::string& path);

// Writes a file so that no reader ever sees half of it.
void ReplaceTestFile(const std::string& path, const std::string& content);

}  // namespace perron

#endif  // PERRON_TESTS_SUPPORT_CERTIFICATES_H_
