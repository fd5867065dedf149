#ifndef PERRON_SERVER_UPDATE_MASK_H_
#define PERRON_SERVER_UPDATE_MASK_H_

#include "google/protobuf/field_mask.pb.h"
#include "google/protobuf/message.h"
#include "server/errors.h"

namespace perron {

// The fields that an Update changes, as paths of `resource`'s type: what the mask says; "*" = all of them; an empty
// mask = the fields that are set in `resource`. Unknown paths: a violation of `update_mask` each. Output-only fields
// may be named; the services ignore what they are given there.
google::protobuf::FieldMask ReadUpdateMask(const google::protobuf::FieldMask& mask,
                                           const google::protobuf::Message& resource, Violations& violations);

// Sets the fields of the mask in `target` to what they are in `source`: lists and messages are replaced whole, fields
// that are not set in `source` are cleared. REQUIRES: the mask is from ReadUpdateMask; both are of one type.
void ApplyUpdateMask(const google::protobuf::FieldMask& mask, const google::protobuf::Message& source,
                     google::protobuf::Message& target);

}  // namespace perron

#endif  // PERRON_SERVER_UPDATE_MASK_H_
