#include "clients/cli/import_report.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/errors.h"
#include "clients/cli/output.h"
#include "google/rpc/error_details.pb.h"
#include "perron/v1/candidate_service.pb.h"

namespace perron {
namespace {

constexpr size_t kShownFailures = 20;

std::string Quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string result = "\"";
  for (const char c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

std::string OutcomeName(const v1::ImportItemResult& result) {
  std::string name = v1::ImportItemResult::Outcome_Name(result.outcome());
  return name.substr(std::string("OUTCOME_").size());
}

}  // namespace

v1::ImportItemResult FailedRow(const RowInfo& info, const std::string& name) {
  v1::ImportItemResult result;
  result.set_row(info.line);
  result.set_outcome(v1::ImportItemResult::OUTCOME_FAILED);
  result.set_name(name);
  result.mutable_error()->set_code(static_cast<int>(absl::StatusCode::kInvalidArgument));
  std::vector<std::string> texts;
  google::rpc::BadRequest bad_request;
  for (const CellProblem& problem : info.problems) {
    texts.push_back(ProblemText(problem));
    if (problem.column.empty()) continue;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(problem.column);
    violation->set_description(ProblemText({"", problem.value, problem.wanted}));
  }
  // The message says what the violations cannot: about the row as a whole, or when there are several.
  if (bad_request.field_violations_size() == 0) {
    result.mutable_error()->set_message(absl::StrJoin(texts, "; "));
  } else {
    result.mutable_error()->add_details()->PackFrom(bad_request);
  }
  return result;
}

absl::Status ImportReport::Open(const std::string& results_path) {
  if (results_path.empty()) return absl::OkStatus();
  results_path_ = results_path;
  results_are_json_ = absl::EndsWith(results_path, ".jsonl") || absl::EndsWith(results_path, ".ndjson") ||
                      absl::EndsWith(results_path, ".json");
  results_.open(results_path, std::ios::trunc);
  if (!results_) return absl::InvalidArgumentError(absl::StrCat("--results ", results_path, ": cannot be written"));
  if (!results_are_json_) results_ << "row,outcome,name,error\n";
  return absl::OkStatus();
}

void ImportReport::Write(const v1::ImportItemResult& result) {
  if (!results_.is_open()) return;
  const bool failed = result.outcome() == v1::ImportItemResult::OUTCOME_FAILED;
  const std::string error = failed ? absl::StrJoin(ErrorLines(result.error()), "; ") : "";
  if (results_are_json_) {
    const nlohmann::ordered_json line = {
        {"row", result.row()}, {"outcome", OutcomeName(result)}, {"name", result.name()}, {"error", error}};
    results_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  } else {
    results_ << result.row() << ',' << OutcomeName(result) << ',' << Quoted(result.name()) << ',' << Quoted(error)
             << '\n';
  }
}

void ImportReport::Add(const v1::ImportItemResult& result) {
  switch (result.outcome()) {
    case v1::ImportItemResult::OUTCOME_CREATED:
      summary_.set_created(summary_.created() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_UPDATED:
      summary_.set_updated(summary_.updated() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_UNCHANGED:
      summary_.set_unchanged(summary_.unchanged() + 1);
      break;
    case v1::ImportItemResult::OUTCOME_VALID:
      summary_.set_valid(summary_.valid() + 1);
      break;
    default:
      summary_.set_failed(summary_.failed() + 1);
      failures_.push_back(result);
      break;
  }
  Write(result);
}

void ImportReport::PrintFailures(const Session& session) const {
  const size_t shown = std::min(failures_.size(), kShownFailures);
  for (size_t i = 0; i < shown; ++i) {
    const std::vector<std::string> lines = ErrorLines(failures_[i].error());
    session.out << session.Text(Word::kRowFailed, {std::to_string(failures_[i].row()), lines[0]}) << '\n';
    for (size_t j = 1; j < lines.size(); ++j) session.out << "    " << lines[j] << '\n';
  }
  if (shown < failures_.size()) {
    session.out << session.Text(Word::kMoreFailures, {std::to_string(failures_.size() - shown)}) << '\n';
  }
}

void ImportReport::Print(const Session& session, bool validate_only, double seconds) {
  // Rows that were not sent at all came in before those that the server refused.
  std::stable_sort(failures_.begin(), failures_.end(), [](const auto& a, const auto& b) { return a.row() < b.row(); });
  if (session.options.json) {
    v1::ImportCandidatesResponse document;  // the answers of all three imports look the same as JSON
    *document.mutable_summary() = summary_;
    for (const auto& failure : failures_) *document.add_results() = failure;
    PrintJson(session.out, document);
    return;
  }
  PrintFailures(session);
  const int64_t rows =
      summary_.created() + summary_.updated() + summary_.unchanged() + summary_.failed() + summary_.valid();
  const std::string speed = std::to_string(std::llround(static_cast<double>(rows) / std::max(seconds, 0.001)));
  const auto number = [](int64_t count) { return std::to_string(count); };
  session.out << (validate_only
                      ? session.Text(Word::kChecked, {number(rows), number(summary_.valid()),
                                                      number(summary_.unchanged()), number(summary_.failed())})
                      : session.Text(Word::kImported,
                                     {number(rows), number(summary_.created()), number(summary_.updated()),
                                      number(summary_.unchanged()), number(summary_.failed()), speed}))
              << '\n';
  if (summary_.unchanged() > 0 && !validate_only && !session.options.quiet) {
    session.out << session.Text(Word::kAlreadyImported) << '\n';
  }
  if (!results_path_.empty()) session.out << session.Text(Word::kSeeResults, {results_path_}) << '\n';
}

}  // namespace perron
