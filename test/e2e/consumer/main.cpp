#include <cstdio>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <utility>

#include "clock.dyn.hpp"
#include "clock/ten.hpp"
#include "stream.dyn.hpp"
#include "words/words.dyn.hpp"

class FromString {
 public:
  explicit FromString(std::string text) : text_(std::move(text)) {}

  dynify::task<std::optional<char>> next() {
    if (at_ == text_.size()) co_return std::nullopt;
    co_return text_[at_++];
  }

  void rewind() { at_ = 0; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

class Hello {
 public:
  const char* next() { return "hello"; }
};

static dynify::task<int> count(DynStream stream) {
  dynify::buffer<512> frame;
  int characters = 0;
  while (co_await stream.next().in(frame)) ++characters;
  co_return characters;
}

template <class Dyn>
static constexpr bool can_rewind = requires(Dyn stream) { stream.rewind(); };

static const char* first(words::DynWords words) { return words.next(); }

int main() {
  FromString text("seventeen letters");
  Hello hello;
  std::printf("%s: %d characters, %ld o'clock, %s\n", first(hello), dynify::sync_wait(count(text)),
              ten_later(TenOClock()), can_rewind<DynStream> ? "rewinds" : "goes forward only");
}
