#include "server/update_mask.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/util/field_mask_util.h"

namespace perron {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::util::FieldMaskUtil;

constexpr char kEverything[] = "*";
constexpr std::size_t kShownOfPath = 100;

FieldMask AllFields(const Message& resource) {
  FieldMask all;
  const auto& type = *resource.GetDescriptor();
  for (int i = 0; i < type.field_count(); ++i) all.add_paths(type.field(i)->name());
  return all;
}

FieldMask SetFields(const Message& resource) {
  FieldMask set;
  std::vector<const FieldDescriptor*> fields;
  resource.GetReflection()->ListFields(resource, &fields);
  for (const FieldDescriptor* field : fields) set.add_paths(field->name());
  return set;
}

}  // namespace

FieldMask ReadUpdateMask(const FieldMask& mask, const Message& resource, Violations& violations) {
  if (mask.paths().empty()) return SetFields(resource);
  if (mask.paths_size() == 1 && mask.paths(0) == kEverything) return AllFields(resource);
  FieldMask valid;
  for (const std::string& path : mask.paths()) {
    if (FieldMaskUtil::GetFieldDescriptors(resource.GetDescriptor(), path, nullptr)) {
      valid.add_paths(path);
    } else {
      violations.Add("update_mask", absl::StrCat("\"", path.substr(0, kShownOfPath), "\" is no field of ",
                                                 resource.GetDescriptor()->name(),
                                                 ", want names such as \"hours\" or \"hours.min\", or only \"*\""));
    }
  }
  FieldMask canonical;
  FieldMaskUtil::ToCanonicalForm(valid, &canonical);
  return canonical;
}

void ApplyUpdateMask(const FieldMask& mask, const Message& source, Message& target) {
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(source, mask, options, &target);
}

}  // namespace perron
