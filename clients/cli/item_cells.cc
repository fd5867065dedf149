#include "clients/cli/item_cells.h"

#include <utility>

#include "clients/cli/cell_values.h"
#include "perron/v1/candidate_service.pb.h"
#include "perron/v1/competency.pb.h"
#include "perron/v1/vacancy_service.pb.h"
#include "perron/v1/work.pb.h"

namespace perron {
namespace {

using ::google::protobuf::DynamicCastToGenerated;
using ::google::protobuf::FieldDescriptor;
using ::google::protobuf::Message;
using Problem = std::optional<CellProblem>;

constexpr int kHighestLevel = 5;
constexpr int kHighestRung = 6;
constexpr char kLevelWanted[] = "a level from 1 to 5 behind the = (write \\= when it belongs to the name)";

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      parts.back() += text.substr(i++, 2);
    } else if (text[i] == separator) {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

// Cuts `text` at its last `separator` that has no backslash; returns what stood behind it, or nothing.
std::optional<std::string> CutTail(std::string* text, char separator) {
  std::vector<std::string> parts = Split(*text, separator);
  if (parts.size() == 1) return std::nullopt;
  std::string tail = std::move(parts.back());
  text->resize(text->size() - tail.size() - 1);
  return tail;
}

Problem Wanted(std::string_view value, std::string wanted) {
  return CellProblem{"", std::string(value), std::move(wanted)};
}

// Reads "[=level]" off the end of `text`; 0 when there is none.
Problem CutLevel(std::string* text, int* level) {
  const auto tail = CutTail(text, '=');
  if (!tail) return std::nullopt;
  const auto value = ParseInteger(*tail);
  if (!value || *value < 1 || *value > kHighestLevel) return Wanted(*text + "=" + *tail, kLevelWanted);
  *level = static_cast<int>(*value);
  return std::nullopt;
}

Problem CheckName(const std::string& name, const std::string& item) {
  if (!name.empty()) return std::nullopt;
  return Wanted(item, "a label or URI of a competency first");
}

Problem ParseEvidence(const std::string& text, v1::Evidence* evidence) {
  const std::vector<std::string> parts = Split(text, ':');
  const auto kind = ParseEnumValue(*v1::EvidenceKind_descriptor(), parts[0]);
  if (!kind || parts.size() > 3) {
    return Wanted("@" + text, "@KIND, @KIND:day or @KIND:day:valid until, with KIND one of " +
                                  EnumNames(*v1::EvidenceKind_descriptor()));
  }
  evidence->set_kind(static_cast<v1::EvidenceKind>(*kind));
  if (parts.size() > 1) evidence->set_assessed_date(Unescape(parts[1]));
  if (parts.size() > 2) evidence->set_valid_until(Unescape(parts[2]));
  return std::nullopt;
}

// A level that came without evidence is the person's own word; made a record, so that others can stand beside it.
void MakeRecord(v1::HeldCompetency* held) {
  if (held->evidence_size() > 0) return;
  v1::Evidence* evidence = held->add_evidence();
  evidence->set_kind(v1::EVIDENCE_KIND_SELF_REPORTED);
  evidence->set_level(held->level());
  held->clear_level();
}

// The competency of the same name that an earlier item added, else a new one.
v1::HeldCompetency* FindOrAdd(google::protobuf::RepeatedPtrField<v1::HeldCompetency>* all, const std::string& name,
                              bool* found) {
  for (v1::HeldCompetency& held : *all) {
    *found = held.competency() == name && !held.denied();
    if (*found) return &held;
  }
  v1::HeldCompetency* held = all->Add();
  held->set_competency(name);
  return held;
}

Problem AddHeld(const std::string& item, google::protobuf::RepeatedPtrField<v1::HeldCompetency>* all) {
  std::string rest = item;
  v1::Evidence evidence;
  const auto tail = CutTail(&rest, '@');
  if (tail) {
    if (auto problem = ParseEvidence(*tail, &evidence)) return problem;
  }
  int level = 0;
  if (auto problem = CutLevel(&rest, &level)) return problem;
  const std::string name = Unescape(rest);
  if (auto problem = CheckName(name, item)) return problem;
  bool found = false;
  v1::HeldCompetency* held = FindOrAdd(all, name, &found);
  if (!tail && !found) {
    held->set_level(level);
    return std::nullopt;
  }
  if (found) MakeRecord(held);
  if (!tail) evidence.set_kind(v1::EVIDENCE_KIND_SELF_REPORTED);
  evidence.set_level(level);
  *held->add_evidence() = std::move(evidence);
  return std::nullopt;
}

Problem ParseItem(const std::string& item, v1::Requirement* requirement) {
  std::string rest = item;
  if (const auto tail = CutTail(&rest, '!')) {
    const auto importance = ParseEnumValue(*v1::Importance_descriptor(), *tail);
    if (!importance) {
      return Wanted("!" + *tail, "behind the ! one of " + EnumNames(*v1::Importance_descriptor()));
    }
    requirement->set_importance(static_cast<v1::Importance>(*importance));
  }
  int level = 0;
  if (auto problem = CutLevel(&rest, &level)) return problem;
  requirement->set_level(level);
  requirement->set_competency(Unescape(rest));
  return CheckName(requirement->competency(), item);
}

Problem ParseItem(const std::string& item, v1::TaughtCompetency* taught) {
  std::string rest = item;
  int level = 0;
  if (auto problem = CutLevel(&rest, &level)) return problem;
  taught->set_level(level);
  taught->set_competency(Unescape(rest));
  return CheckName(taught->competency(), item);
}

Problem ParseItem(const std::string& item, v1::Task* task) {
  std::string rest = item;
  if (const auto tail = CutTail(&rest, '@')) {
    for (const std::string& part : Split(*tail, '&')) {
      const std::string competency = Unescape(part);
      if (!competency.empty()) task->add_competencies(competency);
    }
  }
  if (const auto tail = CutTail(&rest, '=')) {
    const auto share = ParseDecimal(*tail);
    if (!share) return Wanted(item, "a share of the time behind the =, such as 0.4 or 40%");
    task->set_share_of_time(*share);
  }
  task->set_title(Unescape(rest));
  if (task->title().empty()) return Wanted(item, "the title of the task first");
  return std::nullopt;
}

Problem ParseItem(const std::string& item, v1::LanguageSkill* skill) {
  std::string rest = item;
  if (const auto tail = CutTail(&rest, '=')) {
    const auto level = ParseEnumValue(*v1::LanguageLevel_descriptor(), *tail);
    if (!level) return Wanted(item, "behind the = one of " + EnumNames(*v1::LanguageLevel_descriptor()));
    skill->set_level(static_cast<v1::LanguageLevel>(*level));
  }
  skill->set_language(Unescape(rest));
  return std::nullopt;
}

Problem ParseItem(const std::string& item, v1::Wish* wish) {
  const std::string text = Unescape(item);
  const bool occupation = text.rfind("occupations/", 0) == 0 || text.find("://") != std::string::npos;
  occupation ? wish->set_occupation(text) : wish->set_text(text);
  return std::nullopt;
}

Problem ParseItem(const std::string& item, v1::LadderEvent* event) {
  const std::vector<std::string> parts = Split(item, ':');
  const auto rung = ParseInteger(parts[0]);
  if (parts.size() != 2 || !rung || *rung < 1 || *rung > kHighestRung) {
    return Wanted(item, "rung:day, such as 3:2025-09-01, with a rung from 1 to 6");
  }
  event->set_rung(static_cast<int>(*rung));
  event->set_date(Unescape(parts[1]));
  return std::nullopt;
}

// Parses the item as a T when the field is of that type.
template <typename T>
bool TryAdd(Message* parent, const FieldDescriptor* field, const std::string& item, Problem* problem) {
  if (field->message_type() != T::descriptor()) return false;
  T* added = DynamicCastToGenerated<T>(parent->GetReflection()->AddMessage(parent, field));
  *problem = ParseItem(item, added);
  return true;
}

}  // namespace

std::vector<std::string> SplitList(std::string_view cell) {
  std::vector<std::string> items;
  for (const std::string& part : Split(cell, '|')) {
    const std::string_view item = Trim(part);
    if (!item.empty()) items.emplace_back(item);
  }
  return items;
}

std::string Unescape(std::string_view text) {
  text = Trim(text);
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    result += text[i];
  }
  return result;
}

Problem AddItem(Message* parent, const FieldDescriptor* field, const std::string& item) {
  if (field->message_type() == v1::HeldCompetency::descriptor()) {
    return AddHeld(item, DynamicCastToGenerated<v1::Candidate>(parent)->mutable_competencies());
  }
  Problem problem;
  const bool known =
      TryAdd<v1::Requirement>(parent, field, item, &problem) ||
      TryAdd<v1::TaughtCompetency>(parent, field, item, &problem) || TryAdd<v1::Task>(parent, field, item, &problem) ||
      TryAdd<v1::LanguageSkill>(parent, field, item, &problem) || TryAdd<v1::Wish>(parent, field, item, &problem) ||
      TryAdd<v1::LadderEvent>(parent, field, item, &problem);
  if (!known) return Wanted(item, "nothing: this column cannot be imported");
  return problem;
}

void AddDeniedItem(v1::Candidate* candidate, const std::string& item) {
  v1::HeldCompetency* held = candidate->add_competencies();
  held->set_competency(Unescape(item));
  held->set_denied(true);
}

}  // namespace perron
