#include "index/exact/circumstance_columns.h"

#include <optional>
#include <type_traits>
#include <utility>

namespace perron {
namespace {

template <typename Facets>
std::size_t MemoryOf(const Facets& facets) {
  std::size_t bytes = 0;
  Facets::Each([&bytes](const char*, const auto& column) { bytes += column.memory(); }, facets);
  return bytes;
}

template <typename Facets>
absl::Status SaveFacets(const Facets& facets, const std::string& prefix, SectionWriter& out) {
  absl::Status status;
  Facets::Each([&](const char* name, const auto& column) { status.Update(column.Save(prefix + name, out)); }, facets);
  return status;
}

template <typename Facets>
absl::Status LoadFacets(const std::string& prefix, const SectionReader& in, Facets& facets) {
  absl::Status status;
  std::size_t rows = 0;
  bool first = true;
  const auto load = [&](const char* name, auto& column) {
    if (!status.ok()) return;
    auto loaded = std::decay_t<decltype(column)>::Load(prefix + name, in);
    if (!loaded.ok()) {
      status = loaded.status();
      return;
    }
    column = *std::move(loaded);
    const std::size_t size = column.rows().codes.size();
    if (!first && size != rows) status = DamagedFacet(prefix + name, "it has not as many rows as the others");
    rows = size;
    first = false;
  };
  Facets::Each(load, facets);
  return status;
}

template <typename Builders, typename Facets>
void BuildFacets(const Builders& builders, std::span<const std::uint32_t> order, Facets& facets) {
  const auto build = [order](const char*, const auto& builder, auto& column) { column = builder.Build(order); };
  Facets::Each(build, builders, facets);
}

bool SamePlace(const std::optional<GeoPoint>& a, const std::optional<GeoPoint>& b) {
  if (!a || !b) return !a && !b;
  return a->latitude == b->latitude && a->longitude == b->longitude;
}

}  // namespace

PersonCircumstances PersonCircumstanceColumns::At(std::size_t row) const {
  const Reach& reach = facets_.reach.At(row);
  return {.home = reach.home,
          .max_distance_km = reach.max_distance_km,
          .hours = facets_.hours.At(row),
          .available_from = facets_.available_from.At(row),
          .licences = facets_.licences.At(row),
          .languages = facets_.languages.At(row),
          .wished_work_forms = facets_.wished_work_forms.At(row),
          .eligible_work_forms = facets_.eligible_work_forms.At(row),
          .sectors = facets_.sectors.At(row),
          .area = facets_.area.At(row),
          .programmes = facets_.programmes.At(row),
          .interests = facets_.interests.At(row)};
}

// Values of the facet are sorted by home, so equal homes follow each other.
void PersonCircumstanceColumns::ListHomes() {
  const std::vector<Reach>& values = facets_.reach.values();
  home_points_.clear();
  home_of_reach_.clear();
  home_of_reach_.reserve(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 0 || !SamePlace(values[i].home, values[i - 1].home)) home_points_.push_back(OnSphere(values[i].home));
    home_of_reach_.push_back(static_cast<std::uint32_t>(home_points_.size() - 1));
  }
  home_points_.shrink_to_fit();
}

std::size_t PersonCircumstanceColumns::memory() const {
  return MemoryOf(facets_) + home_points_.capacity() * sizeof(SpherePoint) +
         home_of_reach_.capacity() * sizeof(std::uint32_t);
}

absl::Status PersonCircumstanceColumns::Save(const std::string& prefix, SectionWriter& out) const {
  return SaveFacets(facets_, prefix, out);
}

absl::StatusOr<PersonCircumstanceColumns> PersonCircumstanceColumns::Load(const std::string& prefix,
                                                                          const SectionReader& in) {
  PersonCircumstanceColumns columns;
  PERRON_RETURN_IF_ERROR(LoadFacets(prefix, in, columns.facets_));
  columns.ListHomes();
  return columns;
}

WorkCircumstances WorkCircumstanceColumns::At(std::size_t row) const {
  return {.place = facets_.place.At(row),
          .hours = facets_.hours.At(row),
          .start = facets_.start.At(row),
          .licences = facets_.licences.At(row),
          .languages = facets_.languages.At(row),
          .work_form = facets_.work_form.At(row),
          .sector = facets_.sector.At(row),
          .area = facets_.area.At(row),
          .programmes = facets_.programmes.At(row),
          .interests = facets_.interests.At(row)};
}

void WorkCircumstanceColumns::ListPlaces() {
  place_points_.clear();
  place_points_.reserve(facets_.place.values().size());
  for (const std::optional<GeoPoint>& place : facets_.place.values()) place_points_.push_back(OnSphere(place));
}

std::size_t WorkCircumstanceColumns::memory() const {
  return MemoryOf(facets_) + place_points_.capacity() * sizeof(SpherePoint);
}

absl::Status WorkCircumstanceColumns::Save(const std::string& prefix, SectionWriter& out) const {
  return SaveFacets(facets_, prefix, out);
}

absl::StatusOr<WorkCircumstanceColumns> WorkCircumstanceColumns::Load(const std::string& prefix,
                                                                      const SectionReader& in) {
  WorkCircumstanceColumns columns;
  PERRON_RETURN_IF_ERROR(LoadFacets(prefix, in, columns.facets_));
  columns.ListPlaces();
  return columns;
}

void PersonCircumstanceColumnsBuilder::Add(const PersonCircumstances& person) {
  facets_.reach.Add({person.home, person.max_distance_km});
  facets_.hours.Add(person.hours);
  facets_.available_from.Add(person.available_from);
  facets_.licences.Add(person.licences);
  facets_.languages.Add(person.languages);
  facets_.wished_work_forms.Add(person.wished_work_forms);
  facets_.eligible_work_forms.Add(person.eligible_work_forms);
  facets_.sectors.Add(person.sectors);
  facets_.area.Add(person.area);
  facets_.programmes.Add(person.programmes);
  facets_.interests.Add(person.interests);
}

PersonCircumstanceColumns PersonCircumstanceColumnsBuilder::Build(std::span<const std::uint32_t> order) const {
  PersonCircumstanceColumns columns;
  BuildFacets(facets_, order, columns.facets_);
  columns.ListHomes();
  return columns;
}

void WorkCircumstanceColumnsBuilder::Add(const WorkCircumstances& work) {
  facets_.place.Add(work.place);
  facets_.hours.Add(work.hours);
  facets_.start.Add(work.start);
  facets_.licences.Add(work.licences);
  facets_.languages.Add(work.languages);
  facets_.work_form.Add(work.work_form);
  facets_.sector.Add(work.sector);
  facets_.area.Add(work.area);
  facets_.programmes.Add(work.programmes);
  facets_.interests.Add(work.interests);
}

WorkCircumstanceColumns WorkCircumstanceColumnsBuilder::Build(std::span<const std::uint32_t> order) const {
  WorkCircumstanceColumns columns;
  BuildFacets(facets_, order, columns.facets_);
  columns.ListPlaces();
  return columns;
}

}  // namespace perron
