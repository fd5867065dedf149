#include "clients/cli/match_command.h"

#include <algorithm>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"
#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/import_json.h"
#include "clients/cli/input_file.h"
#include "clients/cli/match_flags.h"
#include "clients/cli/match_tables.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "perron/v1/match_service.grpc.pb.h"

namespace perron {
namespace {

using Stub = v1::MatchService::Stub;

constexpr int kDefaultTop = 10;
constexpr int kMaxPage = 1000;
constexpr size_t kMaxProfileBytes = 4 * 1024 * 1024;  // what a gRPC server takes in one message

struct MatchCommandOptions {
  std::string name;
  std::string profile;  // file, in place of a name
  std::string target = "vacancies";
  v1::MatchOptions match;
  v1::MatchOrder order = v1::MATCH_ORDER_UNSPECIFIED;
  int top = kDefaultTop;
  bool full = false;
};

absl::Status ReadProfile(const std::string& path, std::istream& standard_input, google::protobuf::Message* profile) {
  std::unique_ptr<InputFile> file;
  PERRON_ASSIGN_OR_RETURN(file, InputFile::Open(path, standard_input));
  std::string json;
  PERRON_ASSIGN_OR_RETURN(json, ReadAll(*file, kMaxProfileBytes));
  absl::Status status = ParseJson(json, profile);
  if (status.ok()) return status;
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": wanted a ", profile->GetDescriptor()->name(), " in JSON, but ", status.message()));
}

void SetSubject(const std::string& name, v1::MatchCandidatesRequest* request) { request->set_vacancy(name); }

template <typename Request>
void SetSubject(const std::string& name, Request* request) {
  request->set_candidate(name);
}

google::protobuf::Message* InlineSubject(v1::MatchCandidatesRequest* request) {
  return request->mutable_inline_vacancy();
}

template <typename Request>
google::protobuf::Message* InlineSubject(Request* request) {
  return request->mutable_inline_candidate();
}

// Puts the subject in `request`. Returns an exit code.
template <typename Request>
int FillSubject(Session& session, const MatchCommandOptions& options, const char* collection, Request* request) {
  if (options.name.empty() == options.profile.empty()) {
    session.err << "Give a NAME or --profile FILE, one of both.\n";
    return kExitUsage;
  }
  if (!options.name.empty()) {
    SetSubject(FullName(collection, options.name), request);
    return kExitOk;
  }
  const absl::Status status = ReadProfile(options.profile, session.in, InlineSubject(request));
  if (status.ok()) return kExitOk;
  session.err << status.message() << '\n';
  return absl::IsNotFound(status) ? kExitUsage : kExitRefused;
}

template <typename Response>
void PrintAnswer(const Session& session, const MatchCommandOptions& options, const Response& response) {
  PrintMatches(session, response.matches());
  if (options.full) {
    for (const v1::Match& match : response.matches()) {
      PrintHeading(session.out, absl::StrCat("── ", match.title(), " (", match.name(), ")"));
      PrintMatchDetails(session, match);
    }
    session.out << '\n';
  }
  PrintCompleteness(session, response.completeness(), response.matches_size());
  PrintVersions(session, response.versions());
}

// Shows how to ask why, for the first match of a stored subject.
void PrintNextStep(const Session& session, const MatchCommandOptions& options, const std::string& collection,
                   const v1::Match& first) {
  if (session.options.quiet || options.full || options.name.empty()) return;
  const std::string subject = FullName(collection, options.name);
  const bool person_first = collection == "candidates";
  session.out << session.Text(Word::kNextStep,
                              {person_first ? subject : first.name(), person_first ? first.name() : subject})
              << '\n';
}

// Asks page after page until there are `top` matches.
template <typename Request, typename Response>
int Match(Session& session, const MatchCommandOptions& options, const char* collection,
          grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*)) {
  Request request;
  *request.mutable_options() = options.match;
  v1::MatchOptions& match = *request.mutable_options();
  match.set_order_by(options.order);
  match.set_view(options.full ? v1::MATCH_VIEW_FULL : v1::MATCH_VIEW_BASIC);
  match.set_page_size(std::min(options.top, kMaxPage));
  match.set_language(session.options.lang);
  const int code = FillSubject(session, options, collection, &request);
  if (code != kExitOk) return code;
  Response whole;
  do {
    Response page;
    const grpc::Status status = Ask(session, method, request, &page);
    if (!status.ok()) return ReportError(session, status);
    match.set_page_token(page.next_page_token());
    whole.mutable_matches()->MergeFrom(page.matches());
    page.clear_matches();
    whole.clear_next_page_token();
    whole.MergeFrom(page);
  } while (whole.matches_size() < options.top && !match.page_token().empty());
  if (whole.matches_size() > options.top) {
    whole.mutable_matches()->DeleteSubrange(options.top, whole.matches_size() - options.top);
    whole.clear_next_page_token();  // it would skip what was cut off
  }
  if (session.options.json) {
    PrintJson(session.out, whole);
    return kExitOk;
  }
  PrintAnswer(session, options, whole);
  if (!whole.matches().empty()) PrintNextStep(session, options, collection, whole.matches(0));
  return kExitOk;
}

int MatchCandidate(Session& session, const MatchCommandOptions& options) {
  if (options.target == "occupations") return Match(session, options, "candidates", &Stub::MatchOccupations);
  if (options.target == "trainings") return Match(session, options, "candidates", &Stub::MatchTrainings);
  return Match(session, options, "candidates", &Stub::MatchVacancies);
}

int MatchVacancy(Session& session, const MatchCommandOptions& options) {
  return Match(session, options, "vacancies", &Stub::MatchCandidates);
}

void AddSharedFlags(CLI::App* app, const std::shared_ptr<MatchCommandOptions>& options) {
  MatchCommandOptions* raw = options.get();
  app->add_option("NAME", raw->name, "Id, or name in full");
  app->add_option("--profile", raw->profile,
                  "A file in JSON in place of a NAME; it is not stored. - is standard input");
  app->add_option("--top", raw->top, "How many")->capture_default_str()->check(CLI::PositiveNumber);
  AddOrderFlag(app, &raw->order);
  AddFilterFlags(app, raw->match.mutable_filter());
  app->add_option_function<std::string>(
      "--as-of", [raw](const std::string& day) { raw->match.set_as_of(day); },
      "Day for which to compute, YYYY-MM-DD; default today");
  app->add_flag_callback(
      "--own-requirements", [raw] { raw->match.set_own_requirements_only(true); },
      "Without what is often asked as well: only what the work itself asks counts");
  app->add_flag("--full", raw->full, "With every requirement of every match");
  app->add_flag_callback(
      "--allow-partial", [raw] { raw->match.set_allow_partial(true); },
      "When time runs out, the best so far in place of an error");
}

}  // namespace

void AddMatchCommands(CLI::App& app, Command* chosen) {
  CLI::App* parent = app.add_subcommand("match", "Who fits where, best first");
  parent->require_subcommand(1);
  const auto person = std::make_shared<MatchCommandOptions>();
  CLI::App* candidate = AddSubcommand(*parent, "candidate", "Vacancies, occupations or trainings for a candidate",
                                      "  perron match candidate c-001\n"
                                      "  perron match candidate c-001 --within 15 --hours 24-36 --hard distance,hours\n"
                                      "  perron match candidate c-001 --for occupations --top 5 --full\n"
                                      "  perron match candidate --profile visitor.json --for trainings",
                                      person, &MatchCandidate, chosen);
  candidate->add_option("--for", person->target, "vacancies, occupations or trainings")
      ->capture_default_str()
      ->check(CLI::IsMember({"vacancies", "occupations", "trainings"}));
  AddSharedFlags(candidate, person);

  const auto work = std::make_shared<MatchCommandOptions>();
  CLI::App* vacancy = AddSubcommand(
      *parent, "vacancy", "Candidates for a vacancy",
      "  perron match vacancy v-014\n"
      "  perron match vacancy v-014 --licence B --within 20 --hard licence\n"
      "  perron match vacancy v-014 --eligible-for banenafspraak --purpose \"place under the agreement\"\n"
      "  perron match vacancy --profile idea.json",
      work, &MatchVacancy, chosen);
  AddSharedFlags(vacancy, work);
  AddEligibilityFlags(vacancy, work->match.mutable_filter());
}

}  // namespace perron
