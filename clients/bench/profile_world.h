#ifndef PERRON_CLIENTS_BENCH_PROFILE_WORLD_H_
#define PERRON_CLIENTS_BENCH_PROFILE_WORLD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/bench/popularity.h"
#include "index/documents.h"
#include "matching/competency_space.h"
#include "matching/occupation_family.h"
#include "matching/preference.h"
#include "matching/profile.h"
#include "matching/scoring_model.h"
#include "matching/taxonomy.h"

namespace perron {

// How the made-up people and vacancies are drawn.
struct WorldOptions {
  std::uint64_t seed = 1;
  double occupation_exponent = 1.0;  // Zipf's exponent of occupations; 0 = all equally popular
  double area_exponent = 0.8;        // the same of areas
  std::size_t areas = 300;
  std::size_t places_per_area = 3;  // homes and work are at one of these
};

// A piece of work to search for, ready to be asked.
struct BenchVacancy {
  WorkProfile own;                  // about 12 requirements of an occupation
  WorkProfile with_family;          // and what its family often asks
  WorkCircumstances circumstances;  // place, area, hours
};

// People and vacancies made up from a taxonomy, for measuring. Everything is drawn by its number: person i depends on
// the seed and i alone, so that ten million of them can be streamed, twice, and never be held.
//
//   occupation     by Zipf's law over a shuffled order (Popularity), of those that have essential competencies
//   competencies   40 to 80 % of its essential and 10 to 30 % of its optional ones; 4 to 16 others, half of them what
//                  some other occupation finds essential (so popular ones come more often), half any at all
//   strength       every person has one, 0 to 1; levels lie around it, 10 % are unknown, and the stronger the person
//                  the better the evidence; one record for each competency; in 100 of the others one is denied
//   circumstances  area by Zipf's law, home at a place of that area, hours, and for 3 of 10 a day last proposed
//
// With ESCO that is about 27 competencies a person. A vacancy asks 8 to 13 essential competencies of an occupation that
// is drawn the same way (all, when there are fewer), most at a level, and up to three optional ones as important or
// somewhat important.
//
// Immutable, thread-safe.
class ProfileWorld {
 public:
  // The day on which everything is judged.
  static constexpr Day kToday = 20'000;

  // All must outlive the world. FAILED_PRECONDITION when no occupation of the taxonomy has an essential competency.
  static absl::StatusOr<ProfileWorld> Make(const Taxonomy& taxonomy, const CompetencySpace& space,
                                           const ScoringModel& model, const WorldOptions& options);

  // Person number i, 0 <= i < 100 million, into *person: its memory is used again, which is a good deal faster.
  void MakePerson(std::uint64_t i, PersonDocument* person) const;

  // The area of that person, without making the rest.
  std::size_t AreaOfPerson(std::uint64_t i) const;

  // Vacancy number v.
  BenchVacancy MakeVacancy(std::uint64_t v) const;

  // Criteria that keep about this share of all people, by area: the areas around some area (drawn for this number), the
  // nearest first, passing over what would be too many. Hard. Share 1: none at all.
  Criteria MakeFilter(double share, std::uint64_t number) const;

  const std::vector<std::string>& areas() const { return area_names_; }

  // Id of person i: as numbers ascend, so do ids.
  static std::string PersonId(std::uint64_t i);
  // The other way round. REQUIRES: an id of PersonId.
  static std::uint64_t PersonNumber(const std::string& id);

 private:
  ProfileWorld(const Taxonomy& taxonomy, const CompetencySpace& space, const ScoringModel& model,
               const WorldOptions& options, std::vector<std::uint32_t> occupations);

  GeoPoint PlaceOf(std::size_t area, std::size_t place) const;
  void DrawCompetencies(Chance& chance, CandidateProfile* profile) const;

  const Taxonomy* taxonomy_;
  const WorldOptions options_;
  const std::size_t competencies_;
  std::vector<std::uint32_t> occupations_;  // those with essential competencies
  Popularity occupation_popularity_;        // over occupations_
  Popularity area_popularity_;
  std::vector<std::string> area_names_;
  std::vector<GeoPoint> area_centres_;
  std::vector<GeoPoint> places_;  // places_per_area of each
  OccupationFamilies families_;
};

}  // namespace perron

#endif  // PERRON_CLIENTS_BENCH_PROFILE_WORLD_H_
