#include "clients/cli/watch_command.h"

#include <memory>
#include <string>

#include "clients/cli/connection.h"
#include "clients/cli/errors.h"
#include "clients/cli/match_flags.h"
#include "clients/cli/match_tables.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/subcommand.h"
#include "clients/cli/text_width.h"
#include "perron/v1/match_service.grpc.pb.h"

namespace perron {
namespace {

constexpr int kAttempts = 5;  // in a row without an event, after the first time that it worked
constexpr std::chrono::milliseconds kWait(2000);

struct WatchOptions {
  v1::WatchMatchesRequest request;
  v1::MatchOrder order = v1::MATCH_ORDER_UNSPECIFIED;
  int count = 0;  // events after which to end; 0 = never
};

Word WordOf(v1::WatchMatchesResponse::Event event) {
  switch (event) {
    case v1::WatchMatchesResponse::EVENT_LEAVE:
      return Word::kLeaves;
    case v1::WatchMatchesResponse::EVENT_CHANGE:
      return Word::kChanges;
    case v1::WatchMatchesResponse::EVENT_RESYNC:
      return Word::kResync;
    case v1::WatchMatchesResponse::EVENT_CURRENT:
      return Word::kCurrent;
    default:
      return Word::kEnters;
  }
}

// One line for each event, sent on at once, so that a script can follow.
void PrintEvent(const Session& session, const v1::WatchMatchesResponse& response) {
  if (session.options.json) {
    PrintJson(session.out, response, true);
    session.out << std::flush;
    return;
  }
  std::string line = session.Text(WordOf(response.event()));
  if (response.has_match()) {
    const v1::Match& match = response.match();
    line += "  " + match.name();
    if (response.event() != v1::WatchMatchesResponse::EVENT_LEAVE) {
      line += "  " + std::to_string(match.rank()) + ". " + match.title() + "  " + session.Text(Word::kFit) + " " +
              FitText(session, match);
      const std::string remarks = RemarksText(session, match);
      if (!remarks.empty()) line += "  " + remarks;
    }
  }
  session.out << CutToWidth(OneLine(line), session.width) << std::endl;
}

// Follows one stream until it ends or `*left` events were printed. Keeps the resume token in `request`.
grpc::Status Follow(Session& session, v1::WatchMatchesRequest* request, int* left, bool* seen) {
  grpc::ClientContext context;
  SetDeadline(session, 0, &context);
  v1::MatchService::Stub stub(session.channel);
  const auto reader = stub.WatchMatches(&context, *request);
  v1::WatchMatchesResponse response;
  while (reader->Read(&response)) {
    *seen = true;
    if (!response.resume_token().empty()) request->set_resume_token(response.resume_token());
    PrintEvent(session, response);
    if (*left > 0 && --*left == 0) {
      context.TryCancel();
      reader->Finish();
      return grpc::Status::OK;
    }
  }
  return reader->Finish();
}

int Watch(Session& session, const WatchOptions& options, v1::WatchMatchesRequest request) {
  request.set_order_by(options.order);
  request.set_language(session.options.lang);
  int left = options.count;
  bool ever = false;
  int failures = 0;
  while (true) {
    bool seen = false;
    const grpc::Status status = Follow(session, &request, &left, &seen);
    if (status.ok()) return kExitOk;
    ever = ever || seen;
    failures = seen ? 0 : failures + 1;
    const bool lost = ever && status.error_code() == grpc::StatusCode::UNAVAILABLE && failures < kAttempts;
    if (!lost) return ReportError(session, status);
    session.err << session.Text(Word::kReconnecting, {std::to_string(kWait.count() / 1000)}) << '\n';
    session.sleep(kWait);
  }
}

int WatchCandidate(Session& session, const WatchOptions& options) {
  v1::WatchMatchesRequest request = options.request;
  request.set_candidate(FullName("candidates", options.request.candidate()));
  return Watch(session, options, std::move(request));
}

int WatchVacancy(Session& session, const WatchOptions& options) {
  v1::WatchMatchesRequest request = options.request;
  request.set_vacancy(FullName("vacancies", options.request.vacancy()));
  return Watch(session, options, std::move(request));
}

// Adds the flags that both have.
void AddFlags(CLI::App* app, WatchOptions* options) {
  AddOrderFlag(app, &options->order);
  AddFilterFlags(app, options->request.mutable_filter());
  app->add_option_function<int>(
      "--top", [options](int top) { options->request.set_limit(top); }, "Size of the list (10)");
  app->add_option("--count", options->count, "End after this many lines; default never")->check(CLI::PositiveNumber);
}

}  // namespace

void AddWatchCommands(CLI::App& app, Command* chosen) {
  CLI::App* parent = app.add_subcommand("watch", "Follow matches as they appear and vanish, until Ctrl-C");
  parent->require_subcommand(1);
  const auto person = std::make_shared<WatchOptions>();
  CLI::App* candidate =
      AddSubcommand(*parent, "candidate", "Follow the vacancies for a candidate",
                    "  perron watch candidate c-001\n  perron watch candidate c-001 --count 20 --json", person,
                    &WatchCandidate, chosen);
  candidate
      ->add_option_function<std::string>(
          "NAME", [person](const std::string& name) { person->request.set_candidate(name); }, "Id, or name in full")
      ->required();
  AddFlags(candidate, person.get());

  const auto work = std::make_shared<WatchOptions>();
  CLI::App* vacancy = AddSubcommand(*parent, "vacancy", "Follow the candidates for a vacancy",
                                    "  perron watch vacancy v-014 --top 5", work, &WatchVacancy, chosen);
  vacancy
      ->add_option_function<std::string>(
          "NAME", [work](const std::string& name) { work->request.set_vacancy(name); }, "Id, or name in full")
      ->required();
  AddFlags(vacancy, work.get());
  AddEligibilityFlags(vacancy, work->request.mutable_filter());
}

}  // namespace perron
