#ifndef PERRON_SERVER_FIELD_CHECKS_H_
#define PERRON_SERVER_FIELD_CHECKS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/repeated_field.h"
#include "perron/v1/competency.pb.h"
#include "perron/v1/work.pb.h"
#include "server/errors.h"
#include "server/field_path.h"

namespace perron {

// Checks of single fields that several resources share. Each adds what is wrong to `violations` under `path`
// ("candidate.hours"), with the value and what was wanted; texts that can be personal are not repeated.

// Limits of texts and lists for which the contract names no other.
inline constexpr std::size_t kShortText = 200;  // characters
inline constexpr int kShortList = 100;

// UTF-8 of at most this many characters (code points), without 0x00.
void CheckText(const std::string& text, std::size_t most, const FieldPath& path, Violations& violations);
// As CheckText, and not empty or only spaces.
void CheckRequiredText(const std::string& text, std::size_t most, const FieldPath& path, Violations& violations);

void CheckRange(std::int64_t value, std::int64_t low, std::int64_t high, const FieldPath& path, Violations& violations);

// At most this many entries.
void CheckSize(int size, int most, const FieldPath& path, Violations& violations);

// The number is a value of the enum, and 0 (unspecified) only where allowed.
void CheckEnum(int value, const google::protobuf::EnumDescriptor& type, bool zero_allowed, const FieldPath& path,
               Violations& violations);

// Empty, or a real day YYYY-MM-DD.
void CheckDay(const std::string& text, const FieldPath& path, Violations& violations);
// A real day YYYY-MM-DD.
void CheckRequiredDay(const std::string& text, const FieldPath& path, Violations& violations);

// Empty, or four digits (the first not 0), optionally followed by two letters.
void CheckPostcode(const std::string& text, const FieldPath& path, Violations& violations);

void CheckHours(const v1::HoursRange& hours, const FieldPath& path, Violations& violations);
void CheckPlace(const v1::Place& place, const FieldPath& path, Violations& violations);
void CheckInterests(const v1::Interests& interests, const FieldPath& path, Violations& violations);

// Driving licences that exist, each once.
void CheckLicences(const google::protobuf::RepeatedPtrField<std::string>& licences, const FieldPath& path,
                   Violations& violations);

// ISO 639-3 codes, each once, with a level that exists.
void CheckLanguages(const google::protobuf::RepeatedPtrField<v1::LanguageSkill>& languages, const FieldPath& path,
                    Violations& violations);

// Enum values that exist and are not unspecified, each once.
void CheckEnums(const google::protobuf::RepeatedField<int>& values, const google::protobuf::EnumDescriptor& type,
                const FieldPath& path, Violations& violations);

// Free codes: short texts that are not empty, each once.
void CheckCodes(const google::protobuf::RepeatedPtrField<std::string>& codes, const FieldPath& path,
                Violations& violations);

// A competency or occupation reference is there and of a sane length; whether it is known is for
// server/competency_resolver.h.
void CheckReference(const std::string& reference, const FieldPath& path, Violations& violations);

// 0 (unknown, not asked) to 5.
void CheckLevel(std::int32_t level, const FieldPath& path, Violations& violations);

void CheckRequirements(const google::protobuf::RepeatedPtrField<v1::Requirement>& requirements, int most,
                       const FieldPath& path, Violations& violations);

}  // namespace perron

#endif  // PERRON_SERVER_FIELD_CHECKS_H_
