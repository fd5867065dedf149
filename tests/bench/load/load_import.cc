#include "tests/bench/load/load_import.h"

#include <grpcpp/client_context.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace perron {
namespace {

constexpr std::size_t kItemsPerCall = 10'000;

// Sends rows `begin` to `end` - 1 in one call.
using SendRows = std::function<void(std::size_t begin, std::size_t end)>;

template <typename Response>
void CheckRows(const grpc::Status& status, const Response& response, const std::string& what) {
  Check(status, what);
  for (const v1::ImportItemResult& result : response.results()) {
    if (result.has_error()) Fail(what + ", row " + std::to_string(result.row()) + ": " + result.error().message());
  }
}

// What fails on a thread is thrown by the caller's.
double SendAll(std::size_t count, std::size_t streams, const std::function<SendRows()>& connect) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(streams);
  const double seconds = SecondsOf([&] {
    std::vector<std::jthread> threads;
    for (std::exception_ptr& failure : failures) {
      threads.emplace_back([&] {
        try {
          const SendRows send = connect();
          for (std::size_t begin = 0; (begin = next.fetch_add(kItemsPerCall)) < count;) {
            send(begin, std::min(count, begin + kItemsPerCall));
          }
        } catch (...) {
          failure = std::current_exception();
        }
      });
    }
  });
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return seconds;
}

grpc::WriteOptions Buffered() { return grpc::WriteOptions().set_buffer_hint(); }

}  // namespace

double ImportCandidates(const BenchServer& server, const LoadData& data, std::size_t count, std::size_t streams) {
  return SendAll(count, streams, [&]() -> SendRows {
    return [&data, stub = std::shared_ptr(v1::CandidateService::NewStub(server.NewChannel()))](std::size_t begin,
                                                                                               std::size_t end) {
      grpc::ClientContext context;
      v1::ImportCandidatesResponse response;
      const auto writer = stub->ImportCandidates(&context, &response);
      v1::ImportCandidatesRequest message;
      for (std::size_t row = begin; row < end; ++row) {
        message.mutable_item()->set_row(static_cast<std::int64_t>(row));
        *message.mutable_item()->mutable_candidate() = data.Candidate(row);
        if (!writer->Write(message, Buffered())) break;
      }
      writer->WritesDone();
      CheckRows(writer->Finish(), response, "ImportCandidates");
    };
  });
}

double ImportVacancies(const BenchServer& server, const LoadData& data, std::size_t count, std::size_t streams) {
  return SendAll(count, streams, [&]() -> SendRows {
    return [&data, stub = std::shared_ptr(v1::VacancyService::NewStub(server.NewChannel()))](std::size_t begin,
                                                                                             std::size_t end) {
      grpc::ClientContext context;
      v1::ImportVacanciesResponse response;
      const auto writer = stub->ImportVacancies(&context, &response);
      v1::ImportVacanciesRequest message;
      for (std::size_t row = begin; row < end; ++row) {
        message.mutable_item()->set_row(static_cast<std::int64_t>(row));
        *message.mutable_item()->mutable_vacancy() = data.Vacancy(row);
        if (!writer->Write(message, Buffered())) break;
      }
      writer->WritesDone();
      CheckRows(writer->Finish(), response, "ImportVacancies");
    };
  });
}

}  // namespace perron
