#include "clients/cli/progress_bar.h"

#include <algorithm>
#include <utility>

namespace perron {
namespace {

constexpr int kCells = 30;
constexpr std::chrono::milliseconds kBetweenDraws(100);

}  // namespace

ProgressBar::ProgressBar(const Session& session, std::string label, int64_t total)
    : session_(session), label_(std::move(label)), total_(total) {}

ProgressBar::~ProgressBar() { Wipe(); }

void ProgressBar::Update(int64_t done) {
  if (!session_.shows_progress()) return;
  const auto now = std::chrono::steady_clock::now();
  const bool last = total_ > 0 && done >= total_;
  if (drawn_ && !last && now - last_draw_ < kBetweenDraws) return;
  last_draw_ = now;
  Draw(done);
}

void ProgressBar::Draw(int64_t done) {
  std::string line = "\r" + label_ + " ";
  if (total_ > 0) {
    const double share = std::clamp(static_cast<double>(done) / static_cast<double>(total_), 0.0, 1.0);
    const int full = static_cast<int>(share * kCells);
    for (int i = 0; i < kCells; ++i) line += i < full ? "█" : "░";
    line += " " + std::to_string(static_cast<int>(share * 100)) + " %";
  } else {
    line += std::to_string(done);
  }
  session_.err << line << std::flush;
  drawn_ = true;
}

void ProgressBar::Wipe() {
  if (!drawn_) return;
  session_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace perron
