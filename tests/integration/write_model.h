#ifndef PERRON_TESTS_INTEGRATION_WRITE_MODEL_H_
#define PERRON_TESTS_INTEGRATION_WRITE_MODEL_H_

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perron {

// What a client may expect to find of its writes: what was acknowledged last, or what it sent after that without ever
// hearing the answer. Thread-compatible.
class WriteModel {
 public:
  // What a resource holds; nothing = there is no such resource.
  using State = std::optional<std::string>;

  // Before a write goes out: from now on either state may be found.
  void Send(const std::string& name, State state) { entries_[name].unanswered.push_back(std::move(state)); }

  // The last write that was sent for this resource was acknowledged: it alone may be found.
  void Acknowledge(const std::string& name) {
    Entry& entry = entries_[name];
    entry.acknowledged = entry.unanswered.back();
    entry.unanswered.clear();
  }

  State Acknowledged(const std::string& name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? std::nullopt : found->second.acknowledged;
  }

  std::size_t unanswered() const {
    std::size_t count = 0;
    for (const auto& [name, entry] : entries_) count += entry.unanswered.size();
    return count;
  }

  // One line for every resource that does not hold what it may, and for every one that nobody wrote.
  std::vector<std::string> Compare(const std::map<std::string, std::string>& found) const {
    std::vector<std::string> differences;
    for (const auto& [name, entry] : entries_) {
      const State state = At(found, name);
      const auto& maybe = entry.unanswered;
      if (state == entry.acknowledged || std::find(maybe.begin(), maybe.end(), state) != maybe.end()) continue;
      differences.push_back(name + ": found " + Words(state) + ", acknowledged " + Words(entry.acknowledged) +
                            ", and " + std::to_string(maybe.size()) + " unanswered");
    }
    for (const auto& [name, state] : found) {
      if (entries_.count(name) == 0) differences.push_back(name + ": found " + state + ", nobody wrote it");
    }
    return differences;
  }

  // Takes what was found as acknowledged: a reader has seen it, so it must stay.
  void Adopt(const std::map<std::string, std::string>& found) {
    for (auto& [name, entry] : entries_) entry = {At(found, name), {}};
  }

  // Takes in the model of another writer, who wrote other resources.
  void Add(const WriteModel& other) { entries_.insert(other.entries_.begin(), other.entries_.end()); }

 private:
  struct Entry {
    State acknowledged;
    std::vector<State> unanswered;
  };

  static State At(const std::map<std::string, std::string>& found, const std::string& name) {
    const auto place = found.find(name);
    return place == found.end() ? std::nullopt : State(place->second);
  }
  static std::string Words(const State& state) { return state ? *state : "nothing"; }

  std::map<std::string, Entry> entries_;
};

}  // namespace perron

#endif  // PERRON_TESTS_INTEGRATION_WRITE_MODEL_H_
