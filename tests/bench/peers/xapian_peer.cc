// Xapian: a profile is a document with a term for each competency, whose frequency within it is the level. A vacancy is
// the sum, over its requirements, of the best (OP_MAX) of the terms that bring the requirement along, each scaled by
// weight times transfer. The level that is asked goes along as the frequency within the query, and a weighting scheme
// of our own turns both into min(1, held / asked); so Xapian's own score is the coverage, and few candidates are
// enough.

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/bench/peers/peer_run.h"

namespace {

constexpr std::size_t kCandidates[] = {10, 20, 100};

// Xapian 1.4.22 crashes when the last two lists under an OP_MAX come to their end together. A term of its own, which
// only a last document has and which is worth nothing, is under every OP_MAX and ends later. That document is no
// answer.
constexpr char kEnd[] = "end";
constexpr double kNothing = 1e-12;

std::string TermOf(std::uint16_t competency) { return std::to_string(competency); }

class LevelWeight : public Xapian::Weight {
 public:
  LevelWeight() {
    need_stat(WDF);
    need_stat(WQF);
  }
  std::string name() const override { return "level"; }
  double get_sumpart(Xapian::termcount held, Xapian::termcount, Xapian::termcount) const override {
    return factor_ * std::min(1.0, static_cast<double>(held) / asked_);
  }
  double get_maxpart() const override { return factor_; }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }
  LevelWeight* clone() const override { return new LevelWeight; }  // Xapian takes and deletes it

 private:
  void init(double factor) override {
    factor_ = factor;
    asked_ = static_cast<double>(get_wqf());
  }

  double factor_ = 0;
  double asked_ = 1;
};

// In a folder of its own, in the cache of the operating system while it is asked.
void Build(const perron::NeutralSet& set, const std::string& folder) {
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  for (std::size_t p = 0; p < set.profiles.size(); ++p) {
    Xapian::Document document;
    for (std::uint32_t k = set.profiles.off[p]; k < set.profiles.off[p + 1]; ++k) {
      document.add_term(TermOf(set.profiles.comp[k]), set.profiles.level[k]);
    }
    database.add_document(document);  // gets the number p + 1
  }
  Xapian::Document last;
  last.add_term(kEnd, 1);
  database.add_document(last);
  database.commit();
}

Xapian::Query QueryOf(const perron::NeutralSet& set, std::uint32_t vacancy) {
  std::vector<Xapian::Query> requirements;
  for (std::uint32_t v = set.vacancies.off[vacancy]; v < set.vacancies.off[vacancy + 1]; ++v) {
    const std::uint16_t r = set.vacancies.comp[v];
    std::vector<Xapian::Query> ways = {{Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(kEnd), kNothing}};
    for (std::uint32_t k = set.transfer_off[r]; k < set.transfer_off[r + 1]; ++k) {
      const Xapian::Query term(TermOf(set.transfer_comp[k]), set.vacancies.level[v]);
      ways.push_back(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, term,
                                   static_cast<double>(set.weight[v]) * static_cast<double>(set.transfer_t[k])));
    }
    requirements.push_back(Xapian::Query(Xapian::Query::OP_MAX, ways.begin(), ways.end()));
  }
  return Xapian::Query(Xapian::Query::OP_OR, requirements.begin(), requirements.end());
}

}  // namespace

int main(int argc, char** argv) {
  perron::PeerRun run("Xapian", argc, argv);
  run.Tell("version", Xapian::version_string());
  const perron::ScratchFolder folder;
  const double build_seconds = perron::SecondsOf([&] { Build(run.set(), folder.path()); });
  const Xapian::Database database(folder.path());
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(LevelWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  for (const std::size_t candidates : kCandidates) {
    run.Measure("OP_MAX, best " + std::to_string(candidates), build_seconds, [&](std::uint32_t vacancy) {
      enquire.set_query(QueryOf(run.set(), vacancy));
      const Xapian::MSet matches = enquire.get_mset(0, static_cast<Xapian::doccount>(candidates + 1));
      std::vector<std::uint32_t> found;
      for (auto match = matches.begin(); match != matches.end(); ++match) {
        if (*match <= run.set().profiles.size()) found.push_back(*match - 1);
      }
      return found;
    });
  }
  run.Print();
}
