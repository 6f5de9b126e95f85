// scan/members/coroutines: which methods have a promise.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;

TEST(Coroutines, T01_a_coroutine_is_known_by_its_promise_not_by_its_name) {
  EXPECT_TRUE(onlyMethod("task<int> f();").IsCoroutine);
  EXPECT_FALSE(onlyMethod("future<int> f();").IsCoroutine);
  EXPECT_FALSE(onlyMethod("int f();").IsCoroutine);
}

TEST(Coroutines, T01_traits_of_coroutines_may_look_at_object_and_arguments) {
  const Scanned S = scanFine(R"(
struct tag {};
struct odd {};
class S;
template <> struct std::coroutine_traits<odd, const S&, tag> { struct promise_type {}; };
class [[dynify::trait]] S { public: odd yes(tag) const; odd no(tag); odd neither(int) const; };)");
  EXPECT_TRUE(S.Found.Traits[0].Methods[0].IsCoroutine);
  EXPECT_FALSE(S.Found.Traits[0].Methods[1].IsCoroutine);
  EXPECT_FALSE(S.Found.Traits[0].Methods[2].IsCoroutine);
}

TEST(Coroutines, T09_dependent_results_are_judged_by_their_template) {
  const Scanned S = scanFine(R"(
template <class T> struct awaitable {};
template <class T, class... A> struct std::coroutine_traits<awaitable<T>, A...> { struct promise_type {}; };
template <class T> using alias = task<T>;
template <class T> class [[dynify::trait]] S {
 public:
  task<T> a(); awaitable<T> b(); alias<T> c(); future<T> d(); T e(); task<int> f(T);
};)");
  std::vector<bool> Found;
  for (const Method& M : S.Found.Traits[0].Methods) Found.push_back(M.IsCoroutine);
  EXPECT_THAT(Found, ElementsAre(true, true, true, false, false, true));
}

}  // namespace
}  // namespace dynify::gen
