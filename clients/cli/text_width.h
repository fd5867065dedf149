#ifndef PERRON_CLIENTS_CLI_TEXT_WIDTH_H_
#define PERRON_CLIENTS_CLI_TEXT_WIDTH_H_

#include <string>
#include <string_view>

namespace perron {

// How many columns of a terminal `text` takes: an accent that stands on its own takes none, an emoji or a Chinese sign
// two. A byte that is not UTF-8 counts as one.
int TextWidth(std::string_view text);

// `text` on one line, safe to print: control characters, line breaks and escape sequences become a space, bytes that
// are not UTF-8 become "?".
std::string OneLine(std::string_view text);

// The longest beginning of `text` that takes at most `width` columns; when something was cut off, it ends with "…" and
// with it takes at most `width` columns. Never cuts inside a character. Wants `text` as from OneLine.
std::string CutToWidth(std::string_view text, int width);

// Width of the terminal at standard output; without one the environment variable COLUMNS; without that 100.
int TerminalWidth();

}  // namespace perron

#endif  // PERRON_CLIENTS_CLI_TEXT_WIDTH_H_
