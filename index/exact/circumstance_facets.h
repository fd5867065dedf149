#ifndef PERRON_INDEX_EXACT_CIRCUMSTANCE_FACETS_H_
#define PERRON_INDEX_EXACT_CIRCUMSTANCE_FACETS_H_

#include <optional>
#include <string>
#include <vector>

#include "index/exact/facet_values.h"
#include "matching/circumstances.h"
#include "matching/competency.h"

namespace perron {

// Into which facets circumstances fall apart, with something for each: a column, or what makes one.
//
// Each(visit, parts...) calls visit(name, part of each of parts...) for one facet after the other.
template <template <typename> class Of>
struct PersonFacets {
  using Circumstances = PersonCircumstances;

  Of<Reach> reach;
  Of<Hours> hours;
  Of<Day> available_from;
  Of<LicenceSet> licences;
  Of<std::vector<LanguageAbility>> languages;
  Of<WorkFormSet> wished_work_forms;
  Of<WorkFormSet> eligible_work_forms;
  Of<std::vector<std::string>> sectors;
  Of<std::string> area;
  Of<std::vector<std::string>> programmes;
  Of<std::optional<Interests>> interests;

  template <typename Visit, typename... Parts>
  static void Each(const Visit& visit, Parts&... parts) {
    visit("reach", parts.reach...);
    visit("hours", parts.hours...);
    visit("available_from", parts.available_from...);
    visit("licences", parts.licences...);
    visit("languages", parts.languages...);
    visit("wished_work_forms", parts.wished_work_forms...);
    visit("eligible_work_forms", parts.eligible_work_forms...);
    visit("sectors", parts.sectors...);
    visit("area", parts.area...);
    visit("programmes", parts.programmes...);
    visit("interests", parts.interests...);
  }
};

template <template <typename> class Of>
struct WorkFacets {
  using Circumstances = WorkCircumstances;

  Of<std::optional<GeoPoint>> place;
  Of<Hours> hours;
  Of<Day> start;
  Of<LicenceSet> licences;
  Of<std::vector<LanguageAbility>> languages;
  Of<WorkForm> work_form;
  Of<std::string> sector;
  Of<std::string> area;
  Of<std::vector<std::string>> programmes;
  Of<std::optional<Interests>> interests;

  template <typename Visit, typename... Parts>
  static void Each(const Visit& visit, Parts&... parts) {
    visit("place", parts.place...);
    visit("hours", parts.hours...);
    visit("start", parts.start...);
    visit("licences", parts.licences...);
    visit("languages", parts.languages...);
    visit("work_form", parts.work_form...);
    visit("sector", parts.sector...);
    visit("area", parts.area...);
    visit("programmes", parts.programmes...);
    visit("interests", parts.interests...);
  }
};

}  // namespace perron

#endif  // PERRON_INDEX_EXACT_CIRCUMSTANCE_FACETS_H_
