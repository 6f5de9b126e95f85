#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <optional>
#include <type_traits>

#include "from_string.hpp"
#include "stream.dyn.hpp"

/// Never ends: another implementor, which knows nothing of the first, nor of the trait.
class Repeated {
 public:
  explicit Repeated(char c) : c_(c) {}
  dynify::task<std::optional<char>> next() { co_return c_; }
  bool exhausted() const { return false; }

 private:
  char c_;
};

static_assert(dynify::implements<FromString, Stream>);
static_assert(dynify::implements<Repeated, Stream>);
static_assert(!dynify::implements<int, Stream>);
static_assert(std::is_same_v<dynify::dyn<Stream>, DynStream>);

bool has_more(dynify::dyn<const Stream> stream) {
  return !stream.exhausted();
}  // const methods only

int main(int argc, char**) {
  FromString text("ab");
  Repeated stars('*');
  DynStream stream = argc > 1 ? DynStream(stars) : DynStream(text);  // chosen at run time

  dynify::buffer<256> frame;
  const auto c = dynify::sync_wait(stream.next().init(frame));
  const FromString nothing("");
  return c == 'a' && has_more(stream) && !has_more(nothing) ? 0 : 1;
}
