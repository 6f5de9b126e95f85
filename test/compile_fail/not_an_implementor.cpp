// Classes that are meant to implement a trait, and almost do: each is used as one.
#include <dynify/dynify.hpp>

#include "reader.dyn.hpp"

struct File {
  dynify::task<std::size_t> read(std::string& into, std::size_t most);
  bool ended() const noexcept;
};

#ifdef TWIN
using Almost = File;
#elif defined(LACKS)
struct Almost {
  bool ended() const noexcept;
};
#elif defined(PRIVATE)
class Almost {
 public:
  bool ended() const noexcept;

 private:
  dynify::task<std::size_t> read(std::string& into, std::size_t most);
};
#elif defined(RESULT)
struct Almost {
  dynify::task<int> read(std::string& into, std::size_t most);
  bool ended() const noexcept;
};
#elif defined(CONSTNESS)
struct Almost {
  dynify::task<std::size_t> read(std::string& into, std::size_t most);
  bool ended() noexcept;
};
#elif defined(NOEXCEPT)
struct Almost {
  dynify::task<std::size_t> read(std::string& into, std::size_t most);
  bool ended() const;
};
#elif defined(PARAMETER)
struct Almost {
  dynify::task<std::size_t> read(std::string* into, std::size_t most);
  bool ended() const noexcept;
};
#elif defined(AMBIGUOUS)
struct Almost : File {
  dynify::task<std::size_t> read(std::string& into, int most);
  dynify::task<std::size_t> read(std::string& into, long most);
};
#elif defined(FINAL)
struct Almost final {
  dynify::task<int> read(std::string& into, std::size_t most);
};
#endif

#ifdef ASSERTED
static_assert(dynify::implements<Almost, app::Reader>);
#elif defined(BOXED)
dynify::box<app::Reader> make() { return dynify::make<Almost>().boxed(); }
#elif defined(SHARED)
dynify::shared<app::Reader> make() { return dynify::make<Almost>().boxed(); }
#elif defined(CONST_DYN)
bool at_end(const Almost& object) {
  app::ConstDynReader reader = object;
  return reader.ended();
}
#elif defined(VARIABLE)
bool at_end(Almost& object) {
  app::DynReader reader = object;
  return reader.ended();
}
#else
bool at_end(app::DynReader reader);
bool ends(Almost& object) { return at_end(object); }
#endif
