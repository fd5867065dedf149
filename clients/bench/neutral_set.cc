#include "clients/bench/neutral_set.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/status_macros.h"

namespace perron {
namespace {

// The arrays are little-endian, and so are we: they are read as they stand.
static_assert(std::endian::native == std::endian::little);

constexpr std::uint8_t kHighestLevel = 5;

std::string PathOf(const std::string& folder, const char* name) {
  return (std::filesystem::path(folder) / name).string();
}

absl::Status Fault(const std::string& folder, const char* name, const std::string& what) {
  return absl::InvalidArgumentError(absl::StrCat(PathOf(folder, name), ": ", what));
}

template <typename T>
absl::StatusOr<std::vector<T>> ReadArray(const std::string& folder, const char* name) {
  static_assert(std::is_trivially_copyable_v<T>);
  const std::string path = PathOf(folder, name);
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(path, error);
  if (error) return absl::NotFoundError(absl::StrCat(path, ": cannot be read: ", error.message()));
  if (bytes % sizeof(T) != 0) {
    return Fault(folder, name, absl::StrCat("is ", bytes, " bytes, want a multiple of ", sizeof(T)));
  }
  std::vector<T> values(bytes / sizeof(T));
  std::ifstream in(path, std::ios::binary);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(bytes));
  if (!in) return absl::NotFoundError(absl::StrCat(path, ": cannot be read to its end"));
  return values;
}

template <typename T>
absl::Status WriteArray(const std::vector<T>& values, const std::string& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  out.close();
  return out ? absl::OkStatus() : absl::PermissionDeniedError(absl::StrCat(path, ": cannot be written"));
}

absl::Status CheckSize(const std::string& folder, const char* name, std::size_t size, std::size_t want,
                       const char* because) {
  if (size == want) return absl::OkStatus();
  return Fault(folder, name, absl::StrCat("has ", size, " values, want ", want, ": ", because));
}

absl::Status CheckOffsets(const std::string& folder, const char* name, const std::vector<std::uint32_t>& off,
                          std::size_t entries, const char* entries_name) {
  if (off.empty()) return Fault(folder, name, "is empty, want at least one offset");
  if (off[0] != 0) return Fault(folder, name, absl::StrCat("position 0 is ", off[0], ", want 0"));
  for (std::size_t i = 1; i < off.size(); ++i) {
    if (off[i] >= off[i - 1]) continue;
    return Fault(folder, name,
                 absl::StrCat("position ", i, " is ", off[i], ", want at least ", off[i - 1], ", which is before it"));
  }
  if (off.back() == entries) return absl::OkStatus();
  return Fault(folder, name,
               absl::StrCat("position ", off.size() - 1, " is ", off.back(), ", want ", entries,
                            ", the number of values in ", entries_name));
}

absl::Status CheckCompetencies(const std::string& folder, const char* name, const std::vector<std::uint16_t>& comp,
                               std::size_t competencies) {
  const auto bad = std::find_if(comp.begin(), comp.end(), [&](std::uint16_t c) { return c >= competencies; });
  if (bad == comp.end()) return absl::OkStatus();
  return Fault(folder, name,
               absl::StrCat("position ", bad - comp.begin(), " is ", *bad, ", want below ", competencies,
                            ", the number of competencies by transfer_off.u32"));
}

// That no list names a competency twice. `seen` is scratch: by competency, one more than the last list that named it.
absl::Status CheckOnce(const std::string& folder, const char* name, const std::vector<std::uint32_t>& off,
                       const std::vector<std::uint16_t>& comp, std::vector<std::uint32_t> seen) {
  for (std::uint32_t i = 0; i + 1 < off.size(); ++i) {
    for (std::uint32_t k = off[i]; k < off[i + 1]; ++k) {
      if (seen[comp[k]] == i + 1) {
        return Fault(folder, name,
                     absl::StrCat("position ", k, " is ", comp[k], ", want each competency once in list ", i,
                                  ", positions ", off[i], " to ", off[i + 1] - 1));
      }
      seen[comp[k]] = i + 1;
    }
  }
  return absl::OkStatus();
}

absl::Status CheckTransfer(const std::string& folder, const NeutralSet& set) {
  constexpr std::size_t kMostCompetencies = std::size_t{1} << 16;  // what 16 bits can name
  PERRON_RETURN_IF_ERROR(
      CheckOffsets(folder, "transfer_off.u32", set.transfer_off, set.transfer_comp.size(), "transfer_comp.u16"));
  if (set.competencies() > kMostCompetencies) {
    return Fault(folder, "transfer_off.u32",
                 absl::StrCat("is of ", set.competencies(), " competencies, want at most ", kMostCompetencies));
  }
  PERRON_RETURN_IF_ERROR(CheckSize(folder, "transfer_t.f32", set.transfer_t.size(), set.transfer_comp.size(),
                                   "one for each value of transfer_comp.u16"));
  PERRON_RETURN_IF_ERROR(CheckCompetencies(folder, "transfer_comp.u16", set.transfer_comp, set.competencies()));
  PERRON_RETURN_IF_ERROR(CheckOnce(folder, "transfer_comp.u16", set.transfer_off, set.transfer_comp,
                                   std::vector<std::uint32_t>(set.competencies())));
  for (std::size_t r = 0; r < set.competencies(); ++r) {
    bool itself = false;
    for (std::uint32_t k = set.transfer_off[r]; k < set.transfer_off[r + 1]; ++k) {
      const float t = set.transfer_t[k];
      if (!(t > 0 && t <= 1)) {
        return Fault(folder, "transfer_t.f32", absl::StrCat("position ", k, " is ", t, ", want above 0 and at most 1"));
      }
      if (set.transfer_comp[k] != r) continue;
      if (t != 1) {
        return Fault(folder, "transfer_t.f32",
                     absl::StrCat("position ", k, " is ", t, ", want 1: it is from competency ", r, " to itself"));
      }
      itself = true;
    }
    if (!itself) {
      return Fault(folder, "transfer_comp.u16",
                   absl::StrCat("positions ", set.transfer_off[r], " to before ", set.transfer_off[r + 1],
                                " do not name competency ", r, ", whose list they are; want it with transfer 1"));
    }
  }
  return absl::OkStatus();
}

// The names of the files of one kind of rows.
struct RowFiles {
  const char* off;
  const char* comp;
  const char* level;
  const char* meta;
};
constexpr RowFiles kProfileFiles = {"prof_off.u32", "prof_comp.u16", "prof_level.u8", "prof_meta.bin"};
constexpr RowFiles kVacancyFiles = {"vac_off.u32", "vac_comp.u16", "vac_level.u8", "vac_meta.bin"};

absl::StatusOr<NeutralRows> ReadRows(const std::string& folder, const RowFiles& files, std::size_t competencies) {
  NeutralRows rows;
  PERRON_ASSIGN_OR_RETURN(rows.off, ReadArray<std::uint32_t>(folder, files.off));
  PERRON_ASSIGN_OR_RETURN(rows.comp, ReadArray<std::uint16_t>(folder, files.comp));
  PERRON_RETURN_IF_ERROR(CheckOffsets(folder, files.off, rows.off, rows.comp.size(), files.comp));
  PERRON_RETURN_IF_ERROR(CheckCompetencies(folder, files.comp, rows.comp, competencies));
  PERRON_ASSIGN_OR_RETURN(rows.level, ReadArray<std::uint8_t>(folder, files.level));
  PERRON_RETURN_IF_ERROR(
      CheckSize(folder, files.level, rows.level.size(), rows.comp.size(), "one for each competency that is named"));
  const auto bad = std::find_if(rows.level.begin(), rows.level.end(),
                                [](std::uint8_t level) { return level < 1 || level > kHighestLevel; });
  if (bad != rows.level.end()) {
    return Fault(folder, files.level,
                 absl::StrCat("position ", bad - rows.level.begin(), " is ", *bad, ", want 1 to ", kHighestLevel));
  }
  PERRON_ASSIGN_OR_RETURN(rows.meta, ReadArray<NeutralMeta>(folder, files.meta));
  PERRON_RETURN_IF_ERROR(
      CheckSize(folder, files.meta, rows.meta.size(), rows.size(), "one less than there are offsets"));
  return rows;
}

absl::Status WriteRows(const NeutralRows& rows, const std::string& folder, const RowFiles& files) {
  PERRON_RETURN_IF_ERROR(WriteArray(rows.off, PathOf(folder, files.off)));
  PERRON_RETURN_IF_ERROR(WriteArray(rows.comp, PathOf(folder, files.comp)));
  PERRON_RETURN_IF_ERROR(WriteArray(rows.level, PathOf(folder, files.level)));
  return WriteArray(rows.meta, PathOf(folder, files.meta));
}

absl::Status CheckWeights(const std::string& folder, const NeutralSet& set) {
  PERRON_RETURN_IF_ERROR(CheckSize(folder, "vac_weight.f32", set.weight.size(), set.vacancies.comp.size(),
                                   "one for each value of vac_comp.u16"));
  const auto bad = std::find_if(set.weight.begin(), set.weight.end(),
                                [](float weight) { return !std::isfinite(weight) || weight < 0; });
  if (bad == set.weight.end()) return absl::OkStatus();
  return Fault(folder, "vac_weight.f32",
               absl::StrCat("position ", bad - set.weight.begin(), " is ", *bad, ", want a number of at least 0"));
}

absl::Status ReadVectors(const std::string& folder, NeutralSet& set) {
  std::error_code error;
  if (!std::filesystem::exists(PathOf(folder, "comp_vec.f32"), error)) return absl::OkStatus();
  PERRON_ASSIGN_OR_RETURN(set.vectors, ReadArray<float>(folder, "comp_vec.f32"));
  if (set.vectors.empty() || set.competencies() == 0 || set.vectors.size() % set.competencies() != 0) {
    return Fault(folder, "comp_vec.f32",
                 absl::StrCat("has ", set.vectors.size(), " values, want a multiple of ", set.competencies(),
                              ", the number of competencies"));
  }
  set.dimensions = set.vectors.size() / set.competencies();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<NeutralSet> ReadNeutralSet(const std::string& folder) {
  NeutralSet set;
  PERRON_ASSIGN_OR_RETURN(set.transfer_off, ReadArray<std::uint32_t>(folder, "transfer_off.u32"));
  PERRON_ASSIGN_OR_RETURN(set.transfer_comp, ReadArray<std::uint16_t>(folder, "transfer_comp.u16"));
  PERRON_ASSIGN_OR_RETURN(set.transfer_t, ReadArray<float>(folder, "transfer_t.f32"));
  PERRON_RETURN_IF_ERROR(CheckTransfer(folder, set));
  PERRON_ASSIGN_OR_RETURN(set.profiles, ReadRows(folder, kProfileFiles, set.competencies()));
  PERRON_ASSIGN_OR_RETURN(set.vacancies, ReadRows(folder, kVacancyFiles, set.competencies()));
  PERRON_RETURN_IF_ERROR(CheckOnce(folder, kVacancyFiles.comp, set.vacancies.off, set.vacancies.comp,
                                   std::vector<std::uint32_t>(set.competencies())));
  PERRON_ASSIGN_OR_RETURN(set.weight, ReadArray<float>(folder, "vac_weight.f32"));
  PERRON_RETURN_IF_ERROR(CheckWeights(folder, set));
  PERRON_RETURN_IF_ERROR(ReadVectors(folder, set));
  return set;
}

absl::Status WriteNeutralSet(const NeutralSet& set, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return absl::PermissionDeniedError(absl::StrCat(folder, ": cannot be made: ", error.message()));
  PERRON_RETURN_IF_ERROR(WriteArray(set.transfer_off, PathOf(folder, "transfer_off.u32")));
  PERRON_RETURN_IF_ERROR(WriteArray(set.transfer_comp, PathOf(folder, "transfer_comp.u16")));
  PERRON_RETURN_IF_ERROR(WriteArray(set.transfer_t, PathOf(folder, "transfer_t.f32")));
  PERRON_RETURN_IF_ERROR(WriteRows(set.profiles, folder, kProfileFiles));
  PERRON_RETURN_IF_ERROR(WriteRows(set.vacancies, folder, kVacancyFiles));
  PERRON_RETURN_IF_ERROR(WriteArray(set.weight, PathOf(folder, "vac_weight.f32")));
  if (set.dimensions != 0) return WriteArray(set.vectors, PathOf(folder, "comp_vec.f32"));
  // Those of a set that was here before would be read with this one.
  std::filesystem::remove(PathOf(folder, "comp_vec.f32"), error);
  return absl::OkStatus();
}

absl::Status WriteNeutralAnswer(std::span<const std::uint32_t> answer, const std::string& path) {
  return WriteArray(std::vector<std::uint32_t>(answer.begin(), answer.end()), path);
}

}  // namespace perron
