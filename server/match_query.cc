#include "server/match_query.h"

#include <algorithm>
#include <optional>

#include "server/dates.h"
#include "server/language.h"
#include "server/page_token.h"

namespace perron {
namespace {

constexpr int kDefaultPageSize = 10;
constexpr int kMostPageSize = 1000;

MatchOrder ReadOrder(v1::MatchOrder order, MatchOrder default_order, const std::string& field, Violations& violations) {
  if (!v1::MatchOrder_IsValid(order)) {
    violations.Add(field, std::to_string(order) + ", want a MatchOrder");
    return default_order;
  }
  return order == v1::MATCH_ORDER_UNSPECIFIED ? default_order : static_cast<MatchOrder>(order);
}

v1::MatchView ReadView(v1::MatchView view, const std::string& field, Violations& violations) {
  if (!v1::MatchView_IsValid(view)) violations.Add(field, std::to_string(view) + ", want a MatchView");
  return view == v1::MATCH_VIEW_FULL ? v1::MATCH_VIEW_FULL : v1::MATCH_VIEW_BASIC;
}

}  // namespace

MatchQuery ReadMatchOptions(const v1::MatchOptions& options, MatchOrder default_order, Day today,
                            Violations& violations, const std::string& path) {
  MatchQuery query;
  query.request.order = ReadOrder(options.order_by(), default_order, path + "order_by", violations);
  query.request.as_of = ReadAsOf(options.as_of(), path + "as_of", today, violations);
  query.view = ReadView(options.view(), path + "view", violations);
  query.language = ReadLanguage(options.language(), violations, path + "language");
  query.page_size = static_cast<std::size_t>(
      std::max(0, ReadPageSize(options.page_size(), kDefaultPageSize, kMostPageSize, path + "page_size", violations)));
  query.request.groups = options.own_requirements_only() ? RequirementGroups::kOwn : RequirementGroups::kAll;
  query.allow_partial = options.allow_partial();
  return query;
}

Day ReadAsOf(const std::string& as_of, const std::string& field, Day today, Violations& violations) {
  if (as_of.empty()) return today;
  const std::optional<Day> day = ParseDay(as_of);
  if (!day) violations.Add(field, "\"" + as_of + "\", want a day as YYYY-MM-DD");
  return day.value_or(today);
}

}  // namespace perron
