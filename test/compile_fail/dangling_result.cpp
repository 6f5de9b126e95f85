// A task that results in a reference does not refer to a temporary.
#include <dynify/dynify.hpp>
#include <string>

struct base {};
struct derived : base {};
struct names {
  std::string text;
  const std::string& view() const { return text; }
};

#ifdef TWIN
dynify::task<const std::string&> name(const names& of) { co_return of.view(); }
dynify::task<const base&> object(const derived& of) { co_return of; }
dynify::task<std::string&&> moved(std::string& text) { co_return std::move(text); }
dynify::task<int (&)(int)> function(int (&f)(int)) { co_return f; }
#elif defined(CONVERTED)
dynify::task<const std::string&> name(const char* text) { co_return text; }
#elif defined(DERIVED)
dynify::task<const base&> object() { co_return derived(); }
#else
dynify::task<const std::string&> name() { co_return std::string("temporary"); }
#endif
