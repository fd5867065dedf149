#include "index/exact/facet_values.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace perron {
namespace {

static_assert(std::endian::native == std::endian::little);

template <typename Number>
void AppendNumber(Number number, std::string& out) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void AppendText(const std::string& text, std::string& out) {
  AppendNumber(static_cast<std::uint32_t>(text.size()), out);
  out += text;
}

// Takes values off the front of bytes. After the first that is not there it gives nothing more.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  template <typename Number>
  bool Take(Number& number) {
    if (bytes_.size() < sizeof number) return Fail();
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return true;
  }

  bool Take(std::string& text) {
    std::uint32_t size = 0;
    if (!Take(size) || bytes_.size() < size) return Fail();
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return true;
  }

  bool Take(GeoPoint& point) { return Take(point.latitude) && Take(point.longitude); }
  bool Take(LanguageAbility& ability) { return Take(ability.language) && Take(ability.level); }

  // A byte that says whether there is a value, and the value.
  template <typename T>
  bool Take(std::optional<T>& value) {
    std::uint8_t known = 0;
    if (!Take(known) || known > 1) return Fail();
    value.reset();
    return known == 0 || Take(value.emplace());
  }

  // Items to the end of the bytes.
  template <typename T>
  bool TakeRest(std::vector<T>& list) {
    list.clear();
    while (!bytes_.empty()) {
      if (!Take(list.emplace_back())) return false;
    }
    return whole_;
  }

  // Whether everything was there, and nothing else.
  bool Done() const { return whole_ && bytes_.empty(); }

 private:
  bool Fail() {
    whole_ = false;
    bytes_ = {};
    return false;
  }

  std::string_view bytes_;
  bool whole_ = true;
};

template <typename T>
bool ParseOne(std::string_view bytes, T& value) {
  Bytes in(bytes);
  return in.Take(value) && in.Done();
}

// The bits of a number with a gap before each.
std::uint64_t Spread(std::uint32_t number) {
  std::uint64_t spread = 0;
  for (unsigned bit = 0; bit < 32; ++bit) spread |= std::uint64_t{(number >> bit) & 1U} << (2 * bit);
  return spread;
}

// Where degrees from -range to range lie on a scale of 32 bits; anything else at an end.
std::uint32_t OnScale(double degrees, double range) {
  const double share = (degrees + range) / (2 * range);
  return share > 0 ? static_cast<std::uint32_t>(std::min(share, 1.0) * 4294967295.0) : 0;
}

}  // namespace

void AppendValue(const Reach& value, std::string& out) {
  AppendValue(value.home, out);
  AppendNumber(value.max_distance_km, out);
}

void AppendValue(const std::optional<GeoPoint>& value, std::string& out) {
  out += value ? '\1' : '\0';
  if (!value) return;
  AppendNumber(value->latitude, out);
  AppendNumber(value->longitude, out);
}

void AppendValue(const Hours& value, std::string& out) {
  AppendNumber(std::int32_t{value.min}, out);
  AppendNumber(std::int32_t{value.max}, out);
}

void AppendValue(std::int32_t value, std::string& out) { AppendNumber(value, out); }
void AppendValue(std::uint32_t value, std::string& out) { AppendNumber(value, out); }
void AppendValue(std::uint8_t value, std::string& out) { AppendNumber(value, out); }
void AppendValue(const std::string& value, std::string& out) { AppendText(value, out); }

void AppendValue(const std::vector<std::string>& value, std::string& out) {
  for (const std::string& text : value) AppendText(text, out);
}

void AppendValue(const std::vector<LanguageAbility>& value, std::string& out) {
  for (const LanguageAbility& ability : value) {
    AppendText(ability.language, out);
    AppendNumber(ability.level, out);
  }
}

void AppendValue(const std::optional<Interests>& value, std::string& out) {
  out += value ? '\1' : '\0';
  if (value) AppendNumber(*value, out);
}

bool ParseValue(std::string_view bytes, Reach& value) {
  Bytes in(bytes);
  return in.Take(value.home) && in.Take(value.max_distance_km) && in.Done();
}

bool ParseValue(std::string_view bytes, Hours& value) {
  static_assert(sizeof value.min == sizeof(std::int32_t));
  Bytes in(bytes);
  return in.Take(value.min) && in.Take(value.max) && in.Done();
}

bool ParseValue(std::string_view bytes, std::optional<GeoPoint>& value) { return ParseOne(bytes, value); }
bool ParseValue(std::string_view bytes, std::int32_t& value) { return ParseOne(bytes, value); }
bool ParseValue(std::string_view bytes, std::uint32_t& value) { return ParseOne(bytes, value); }
bool ParseValue(std::string_view bytes, std::uint8_t& value) { return ParseOne(bytes, value); }
bool ParseValue(std::string_view bytes, std::string& value) { return ParseOne(bytes, value); }
bool ParseValue(std::string_view bytes, std::vector<std::string>& value) { return Bytes(bytes).TakeRest(value); }
bool ParseValue(std::string_view bytes, std::vector<LanguageAbility>& value) { return Bytes(bytes).TakeRest(value); }
bool ParseValue(std::string_view bytes, std::optional<Interests>& value) { return ParseOne(bytes, value); }

std::uint64_t NearnessKey(const Reach& value) { return NearnessKey(value.home); }

// Morton's curve; whoever names no place comes first.
std::uint64_t NearnessKey(const std::optional<GeoPoint>& value) {
  if (!value) return 0;
  return (Spread(OnScale(value->latitude, 90)) << 1U) | Spread(OnScale(value->longitude, 180));
}

std::uint64_t NearnessKey(const Hours& value) {
  return (std::uint64_t{NearnessKey(value.min)} << 32U) | NearnessKey(value.max);
}

std::uint64_t NearnessKey(std::int32_t value) { return static_cast<std::uint32_t>(value) ^ 0x80000000U; }
std::uint64_t NearnessKey(std::uint32_t value) { return value; }
std::uint64_t NearnessKey(std::uint8_t value) { return value; }

// Beginnings of texts sort as the texts do.
std::uint64_t NearnessKey(const std::string& value) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) key = (key << 8U) | (i < value.size() ? std::uint8_t(value[i]) : 0U);
  return key;
}

std::uint64_t NearnessKey(const std::vector<std::string>& value) { return value.empty() ? 0 : NearnessKey(value[0]); }

std::uint64_t NearnessKey(const std::vector<LanguageAbility>& value) {
  return value.empty() ? 0 : NearnessKey(value[0].language);
}

std::uint64_t NearnessKey(const std::optional<Interests>& value) { return value ? 1 : 0; }

std::size_t OwnedBytes(const std::string& value) {
  return value.capacity() > std::string().capacity() ? value.capacity() + 1 : 0;
}

std::size_t OwnedBytes(const std::vector<std::string>& value) {
  std::size_t bytes = value.capacity() * sizeof(std::string);
  for (const std::string& text : value) bytes += OwnedBytes(text);
  return bytes;
}

std::size_t OwnedBytes(const std::vector<LanguageAbility>& value) {
  std::size_t bytes = value.capacity() * sizeof(LanguageAbility);
  for (const LanguageAbility& ability : value) bytes += OwnedBytes(ability.language);
  return bytes;
}

}  // namespace perron
