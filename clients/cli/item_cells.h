#ifndef PERRON_CLIENTS_CLI_ITEM_CELLS_H_
#define PERRON_CLIENTS_CLI_ITEM_CELLS_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clients/cli/row_reader.h"
#include "perron/v1/candidate_service.pb.h"

namespace perron {

// Items with a form of their own in the lists of an import file:
//   held competency    label or URI [=level] [@KIND[:assessed[:valid until]]]; the same again adds evidence
//   requirement        label or URI [=level] [!IMPORTANCE]
//   taught competency  label or URI [=level]
//   task               title [=share of time] [@competency&competency...]
//   language           code [=LEVEL]
//   wish               occupation (name or URI), or words
//   ladder event       rung:day
// A backslash takes the meaning from | = @ ! : & and \.

// The items of a list: parts between "|", without spaces around them; empty items are left out.
std::vector<std::string> SplitList(std::string_view cell);

// Text without spaces around it and without the backslashes of its escapes.
std::string Unescape(std::string_view text);

// Adds the item to the repeated message `field` of `parent`. Returns what is wrong, without the column, or nothing.
std::optional<CellProblem> AddItem(google::protobuf::Message* parent, const google::protobuf::FieldDescriptor* field,
                                   const std::string& item);

// Adds a HeldCompetency that is denied.
void AddDeniedItem(v1::Candidate* candidate, const std::string& item);

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_ITEM_CELLS_H_
