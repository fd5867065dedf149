#include "index/text/word_alignment.h"

#include <algorithm>

namespace perron {
namespace {

using Cell = WordTranslations::Cell;

// Which words ever met, with equal probabilities.
WordTranslations MetWords(const std::vector<AlignedPair>& pairs, std::size_t source_words) {
  const std::size_t rows = source_words + 1;
  const auto no_word = static_cast<std::uint32_t>(source_words);
  std::vector<std::vector<std::uint32_t>> met(rows);
  // A row is made compact each time that it has doubled, so that it takes little more than its distinct words.
  std::vector<std::size_t> compact_at(rows, 256);
  const auto compact = [](std::vector<std::uint32_t>& row) {
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
  };
  const auto add = [&](std::uint32_t source, const std::vector<std::uint32_t>& targets) {
    std::vector<std::uint32_t>& row = met[source];
    row.insert(row.end(), targets.begin(), targets.end());
    if (row.size() < compact_at[source]) return;
    compact(row);
    compact_at[source] = std::max<std::size_t>(256, 2 * row.size());
  };
  for (const AlignedPair& pair : pairs) {
    for (const std::uint32_t source : pair.source) add(source, pair.target);
    add(no_word, pair.target);
  }
  WordTranslations result;
  result.begins.push_back(0);
  for (std::vector<std::uint32_t>& row : met) {
    compact(row);
    for (const std::uint32_t target : row) result.cells.push_back({target, 1 / static_cast<float>(row.size())});
    result.begins.push_back(result.cells.size());
    row = {};
  }
  return result;
}

std::size_t Find(const WordTranslations& table, std::uint32_t source, std::uint32_t target) {
  const auto begin = table.cells.begin() + static_cast<std::ptrdiff_t>(table.begins[source]);
  const auto end = table.cells.begin() + static_cast<std::ptrdiff_t>(table.begins[source + 1]);
  const auto place =
      std::lower_bound(begin, end, target, [](const Cell& cell, std::uint32_t wanted) { return cell.target < wanted; });
  return place == end || place->target != target ? table.cells.size()
                                                 : static_cast<std::size_t>(place - table.cells.begin());
}

}  // namespace

float WordTranslations::Probability(std::uint32_t source, std::uint32_t target) const {
  const std::size_t cell = Find(*this, source, target);
  return cell == cells.size() ? 0 : cells[cell].probability;
}

WordTranslations AlignWords(const std::vector<AlignedPair>& pairs, std::size_t source_words, int iterations) {
  WordTranslations table = MetWords(pairs, source_words);
  const auto no_word = static_cast<std::uint32_t>(source_words);
  // Where the cells of each pair are, target by target: looked up once, read in every iteration.
  std::vector<std::uint32_t> places;
  for (const AlignedPair& pair : pairs) {
    for (const std::uint32_t target : pair.target) {
      for (const std::uint32_t source : pair.source) {
        places.push_back(static_cast<std::uint32_t>(Find(table, source, target)));
      }
      places.push_back(static_cast<std::uint32_t>(Find(table, no_word, target)));
    }
  }
  std::vector<float> counts(table.cells.size());
  for (int iteration = 0; iteration < iterations; ++iteration) {
    std::fill(counts.begin(), counts.end(), 0.0F);
    std::size_t at = 0;
    for (const AlignedPair& pair : pairs) {
      const std::size_t sources = pair.source.size() + 1;
      for (std::size_t target = 0; target < pair.target.size(); ++target, at += sources) {
        float sum = 0;
        for (std::size_t i = 0; i < sources; ++i) sum += table.cells[places[at + i]].probability;
        if (sum <= 0) continue;
        const float share = pair.weight / sum;
        for (std::size_t i = 0; i < sources; ++i) {
          counts[places[at + i]] += share * table.cells[places[at + i]].probability;
        }
      }
    }
    for (std::size_t source = 0; source <= source_words; ++source) {
      double sum = 0;
      for (std::size_t i = table.begins[source]; i < table.begins[source + 1]; ++i) sum += counts[i];
      for (std::size_t i = table.begins[source]; i < table.begins[source + 1]; ++i) {
        table.cells[i].probability = sum > 0 ? static_cast<float>(counts[i] / sum) : 0;
      }
    }
  }
  return table;
}

}  // namespace perron
