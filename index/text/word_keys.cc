// What Snowball's Dutch stemmer leaves undone for our purpose:
//   - the third person ("bedient", where the label has "bedienen"): a final t is taken off as a second guess;
//   - participles ("gewerkt", "gereden"): "ge" is taken off, and strong verbs are in a table;
//   - v and z become f and s at the end of a stem ("schrijven", "schrijf").
#include "index/text/word_keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"

namespace perron {
namespace {

constexpr std::string_view kParticles =
    "aan achter af bij bij door in klaar mee na om op over schoon terug toe uit voor";

constexpr std::string_view kFunctionWords =
    "a aan about af al ervaring experience kennis knowledge alle allemaal alles als altijd am an and andere any are as "
    "at be ben bent bepaalde bij binnen "
    "by "
    "can daar daarbij daarnaast dan dat de deze die dit do doe doen does doet doing door dus e echt echte een eens "
    "eigen "
    "elk elkaar elke en er etc even for from ga gaan gaat geen goed goede good graag had has have heb hebben hebt heel "
    "heeft hem hen het hier hij hoe hun i ieder iedere iemand iets ik in including inzake is it its jaar je jij jou "
    "jouw "
    "juiste kan kun kunnen kunt laat langs laten like m maar maak maakt maken mag me mee meer men met mij mijn moet "
    "moeten "
    "much must my na naar need niet no nog not nu o of om omdat on onder one ons onze ook op or other our over own "
    "related "
    "relating s samen should so soms such t te tegen ten ter that the their them they this through tijdens to toe tot "
    "tussen u uit up uw v vaak van vanuit veel via vind vindt volgens voor waar waarbij was wat we weet wel were werd "
    "what "
    "when who wie wij wil will wilt with within word worden wordt would you your zal ze zeer zelf zich zij zijn zo "
    "zoals "
    "zodat zonder zou zullen zult";

// Past forms and participles of strong verbs that people use of their work, each with its infinitive.
constexpr std::string_view kStrongForms =
    "deed doen gaf geven gebracht brengen gebakken bakken gedragen dragen gegeven geven gegoten gieten geholpen helpen "
    "gehouden houden gekeken kijken gekocht kopen geladen laden gelezen lezen gelost lossen gemeten meten gereden "
    "rijden "
    "gesproken spreken gescholden schelden geschoren scheren geschreven schrijven geslepen slijpen gesneden snijden "
    "gestreken strijken getrokken trekken gevangen vangen gevaren varen gewassen wassen gezocht zoeken hielp helpen "
    "reed "
    "rijden schreef schrijven verkocht verkopen verzorgd verzorgen begeleid begeleiden bediend bedienen bezorgd "
    "bezorgen "
    "gezorgd zorgen gezaagd zagen genaaid naaien gebouwd bouwen geleid leiden opgeleid opleiden ingepakt inpakken "
    "schoongemaakt schoonmaken";

absl::flat_hash_set<std::string_view> SetOf(std::string_view words) {
  absl::flat_hash_set<std::string_view> set;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    set.insert(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return set;
}

const absl::flat_hash_map<std::string_view, std::string_view>& StrongForms() {
  static const auto* const forms = [] {
    auto* map = new absl::flat_hash_map<std::string_view, std::string_view>;
    std::string_view words = kStrongForms;
    std::string_view form;
    while (!words.empty()) {
      const std::size_t end = std::min(words.find(' '), words.size());
      if (form.empty()) {
        form = words.substr(0, end);
      } else {
        map->emplace(form, words.substr(0, end));
        form = {};
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
    return map;
  }();
  return *forms;
}

void AddKey(std::string key, float quality, std::vector<WordKey>& keys) {
  const auto same = [&](const WordKey& known) { return known.key == key; };
  if (key.size() >= 2 && std::none_of(keys.begin(), keys.end(), same)) keys.push_back({std::move(key), quality});
}

}  // namespace

WordLanguage WordLanguageOf(std::string_view code) {
  if (code == "nl") return WordLanguage::kDutch;
  return code == "en" ? WordLanguage::kEnglish : WordLanguage::kOther;
}

std::string WordKeys::Dutch(std::string_view word) const {
  std::string stem(dutch_.Stem(word));
  if (stem.size() >= 3 && stem.back() == 'v') stem.back() = 'f';
  if (stem.size() >= 3 && stem.back() == 'z') stem.back() = 's';
  return stem;
}

std::string WordKeys::English(std::string_view word) const { return std::string(english_.Stem(word)); }

std::string WordKeys::OfLabel(std::string_view word, WordLanguage language) const {
  switch (language) {
    case WordLanguage::kDutch:
      return Dutch(word);
    case WordLanguage::kEnglish:
      return English(word);
    case WordLanguage::kOther:
      break;
  }
  return std::string(word);
}

std::vector<WordKey> WordKeys::OfText(std::string_view word) const {
  constexpr float kGuess = 0.95F;  // of the form
  std::vector<WordKey> keys;
  AddKey(Dutch(word), 1, keys);
  AddKey(English(word), kGuess, keys);
  if (const auto strong = StrongForms().find(word); strong != StrongForms().end()) {
    AddKey(Dutch(strong->second), kGuess, keys);
  }
  const auto without_t = [](std::string_view form) {
    return form.size() >= 5 && form.back() == 't' ? form.substr(0, form.size() - 1) : form;
  };
  AddKey(Dutch(without_t(word)), kGuess, keys);
  if (word.size() >= 6 && word.substr(0, 2) == "ge" && (word.back() == 't' || word.back() == 'd')) {
    AddKey(Dutch(word.substr(2, word.size() - 3)), kGuess, keys);
  }
  return keys;
}

std::string WordKeys::OfSeparated(std::string_view particle, std::string_view verb) const {
  std::string whole(particle);
  whole += verb.size() >= 4 && verb.back() == 't' ? verb.substr(0, verb.size() - 1) : verb;
  return Dutch(whole);
}

bool IsFunctionWord(std::string_view folded) {
  static const auto* const words = new absl::flat_hash_set<std::string_view>(SetOf(kFunctionWords));
  return words->contains(folded);
}

bool IsParticle(std::string_view folded) {
  static const auto* const words = new absl::flat_hash_set<std::string_view>(SetOf(kParticles));
  return words->contains(folded);
}

}  // namespace perron
