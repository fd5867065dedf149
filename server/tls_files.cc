#include "server/tls_files.h"

#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cstdio>
#include <memory>
#include <string>

#include "base/status_macros.h"

namespace perron {
namespace {

using File = std::unique_ptr<std::FILE, decltype([](std::FILE* file) { std::fclose(file); })>;
using Certificate = std::unique_ptr<X509, decltype([](X509* certificate) { X509_free(certificate); })>;
using Key = std::unique_ptr<EVP_PKEY, decltype([](EVP_PKEY* key) { EVP_PKEY_free(key); })>;

absl::Status Wrong(const std::string& flag, const std::string& path, const std::string& what) {
  return absl::InvalidArgumentError(flag + " " + path + ": " + what);
}

// A key under a passphrase would ask for it on the terminal; a server has none.
int NoPassphrase(char*, int, int, void*) { return -1; }

absl::StatusOr<File> Open(const std::string& flag, const std::string& path) {
  File file(std::fopen(path.c_str(), "rb"));
  if (file == nullptr) return Wrong(flag, path, "cannot be read");
  return file;
}

absl::StatusOr<Certificate> ReadCertificate(const std::string& flag, const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const File file, Open(flag, path));
  Certificate certificate(PEM_read_X509(file.get(), nullptr, NoPassphrase, nullptr));
  if (certificate == nullptr) return Wrong(flag, path, "holds no certificate in PEM form");
  return certificate;
}

absl::StatusOr<Key> ReadKey(const std::string& flag, const std::string& path) {
  PERRON_ASSIGN_OR_RETURN(const File file, Open(flag, path));
  Key key(PEM_read_PrivateKey(file.get(), nullptr, NoPassphrase, nullptr));
  if (key == nullptr) return Wrong(flag, path, "holds no private key in PEM form without a passphrase");
  return key;
}

}  // namespace

absl::Status CheckTlsFiles(const Config& config) {
  PERRON_ASSIGN_OR_RETURN(const Certificate certificate, ReadCertificate("--tls-cert", config.tls_cert));
  PERRON_ASSIGN_OR_RETURN(const Key key, ReadKey("--tls-key", config.tls_key));
  if (X509_check_private_key(certificate.get(), key.get()) != 1) {
    return Wrong("--tls-key", config.tls_key, "is not the key of the certificate in --tls-cert " + config.tls_cert);
  }
  if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0) {
    return Wrong("--tls-cert", config.tls_cert, "has expired");
  }
  if (!config.tls_client_ca.empty()) {
    PERRON_RETURN_IF_ERROR(ReadCertificate("--tls-client-ca", config.tls_client_ca).status());
  }
  return absl::OkStatus();
}

}  // namespace perron
