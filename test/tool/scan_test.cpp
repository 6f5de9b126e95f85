// The scanner over snippets: what it finds, in the model.
#include <gmock/gmock.h>

#include "scan/scanner.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* Coroutines = R"(
namespace std {
template <class R, class...> struct coroutine_traits { };
template <class R, class... A> requires requires { typename R::promise_type; }
struct coroutine_traits<R, A...> { using promise_type = typename R::promise_type; };
}
template <class T> struct task { struct promise_type {}; };
template <class T> struct future {};
)";

struct Scanned {
  std::vector<Trait> Traits;
  std::string Errors;
  bool IsDone = false;
};

Scanned scanText(const std::string& Text) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Files(new llvm::vfs::InMemoryFileSystem);
  Files->addFile("/p/x.hpp", 0, llvm::MemoryBuffer::getMemBufferCopy(Coroutines + Text));
  Files->setCurrentWorkingDirectory("/p");
  ScanOptions Options;
  Options.Headers = {{"/p/x.hpp", "x.hpp", "/p/x.dyn.hpp"}};
  Options.Directory = "/p";
  Options.ResourceDirectory = DYNIFY_GEN_RESOURCE_DIR;
  Options.Flags = {"-nostdinc", "-std=c++20"};
  Options.Files = Files;
  Scanned Result;
  llvm::raw_string_ostream Stream(Result.Errors);
  if (std::optional<ScanResult> Found = scan(Options, Stream)) {
    Result.IsDone = true;
    Result.Traits = Found->Headers.front().Traits;
  }
  return Result;
}

Method onlyMethod(const std::string& Declaration) {
  const Scanned S = scanText("class [[dynify::trait]] S { public: " + Declaration + " };");
  EXPECT_TRUE(S.IsDone) << S.Errors;
  return S.IsDone ? S.Traits.front().Methods.front() : Method{};
}

TEST(Scan, T01_a_coroutine_is_known_by_its_promise_not_by_its_name) {
  EXPECT_TRUE(onlyMethod("task<int> f();").IsCoroutine);
  EXPECT_FALSE(onlyMethod("future<int> f();").IsCoroutine);
  EXPECT_FALSE(onlyMethod("int f();").IsCoroutine);
}

TEST(Scan, T01_traits_of_coroutines_may_look_at_object_and_arguments) {
  const Scanned S = scanText(R"(
struct tag {};
struct odd {};
class S;
template <> struct std::coroutine_traits<odd, const S&, tag> { struct promise_type {}; };
class [[dynify::trait]] S { public: odd yes(tag) const; odd no(tag); odd neither(int) const; };)");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_TRUE(S.Traits[0].Methods[0].IsCoroutine);
  EXPECT_FALSE(S.Traits[0].Methods[1].IsCoroutine);
  EXPECT_FALSE(S.Traits[0].Methods[2].IsCoroutine);
}

TEST(Scan, T09_dependent_results_are_judged_by_their_template) {
  const Scanned S = scanText(R"(
template <class T> struct awaitable {};
template <class T, class... A> struct std::coroutine_traits<awaitable<T>, A...> { struct promise_type {}; };
template <class T> using alias = task<T>;
template <class T> class [[dynify::trait]] S {
 public:
  task<T> a(); awaitable<T> b(); alias<T> c(); future<T> d(); T e(); task<int> f(T);
};)");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  std::vector<bool> Found;
  for (const Method& M : S.Traits[0].Methods) Found.push_back(M.IsCoroutine);
  EXPECT_THAT(Found, ElementsAre(true, true, true, false, false, true));
}

TEST(Scan, T03_receivers_and_noexcept) {
  EXPECT_TRUE(onlyMethod("int f() const;").IsConst);
  EXPECT_EQ(onlyMethod("int f() const&&;").Reference, ReferenceQualifier::Rvalue);
  EXPECT_EQ(onlyMethod("int f() &;").Reference, ReferenceQualifier::Lvalue);
  EXPECT_EQ(onlyMethod("int f() noexcept;").Noexcept, "true");
  EXPECT_EQ(onlyMethod("int f() noexcept(sizeof(int) == 1);").Noexcept, "");
}

TEST(Scan, T06_types_are_spelt_as_the_user_wrote_them) {
  EXPECT_EQ(onlyMethod("using item = task<int>; item f();").Result.abstract(), "item");
  EXPECT_EQ(onlyMethod("struct N {}; void f(N*);").Parameters[0].Decayed.abstract(), "N *");
  EXPECT_EQ(onlyMethod("void f(int (*g)(char));").Parameters[0].Declared.declare("g"),
            "int (*g)(char)");
  EXPECT_EQ(onlyMethod("void f(int a[3]);").Parameters[0].Decayed.abstract(), "int *");
  EXPECT_EQ(onlyMethod("auto f() -> decltype(1 + 2);").Result.abstract(), "decltype(1 + 2)");
}

TEST(Scan, T06_default_arguments_are_source_text) {
  EXPECT_EQ(onlyMethod("void f(int n = 1 +  2);").Parameters[0].Default, "1 +  2");
  EXPECT_EQ(onlyMethod("static constexpr int k = 1; void f(int n = k);").Parameters[0].Default,
            "k");
}

TEST(Scan, T11_public_types_and_constants_are_offered_again) {
  const Scanned S = scanText(R"(class [[dynify::trait]] S {
 public: using t = int; enum e { one }; enum class c { two }; static constexpr int k = 1; void f();
 private: using hidden = int; };)");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  std::vector<std::string> Names;
  for (const Export& E : S.Traits[0].Exports) Names.push_back(E.Name);
  EXPECT_THAT(Names, ElementsAre("t", "e", "e", "c", "k"));
}

TEST(Scan, T17_the_place_of_a_trait) {
  const Scanned S = scanText(
      "namespace a { inline namespace v { struct O { class [[dynify::trait(\"N\")]] I { public: "
      "void f(); }; }; } }");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_EQ(S.Traits[0].qualifiedName(), "a::v::O::I");
  EXPECT_TRUE(S.Traits[0].Namespaces[1].IsInline);
  EXPECT_EQ(S.Traits[0].Names.Dyn, "N");
}

TEST(Scan, T17_attributes_may_come_from_macros) {
  const Scanned S = scanText(R"(
#define TRAIT(n) [[dynify::trait(#n)]]
class TRAIT(AnyS) S { public: void f(); };)");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_EQ(S.Traits[0].Names.Dyn, "AnyS");
}

TEST(Scan, T17_the_attribute_may_stand_at_the_first_declaration) {
  const Scanned S = scanText("class [[dynify::trait]] S; class S { public: void f(); };");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_EQ(S.Traits.size(), 1u);
}

TEST(Scan, T22_comments_lose_their_markers) {
  EXPECT_THAT(onlyMethod("\n/** One.\n * Two.\n */\nvoid f();").Comment,
              ElementsAre("One.", "Two."));
  EXPECT_THAT(onlyMethod("\n/// Has a body; really.\n[[deprecated(\"a; b\")]] void f();").Comment,
              ElementsAre("Has a body; really."));
  EXPECT_THAT(onlyMethod("void f(); ///< Behind.\n").Comment, ElementsAre("Behind."));
  EXPECT_THAT(onlyMethod("\n// No documentation.\nvoid f();").Comment, ElementsAre());
}

TEST(Scan, T25_every_error_of_a_trait_is_reported_at_once) {
  const Scanned S = scanText("class [[dynify::trait]] S { public: int x; auto f(); };");
  EXPECT_FALSE(S.IsDone);
  EXPECT_THAT(S.Errors, HasSubstr("[data-member]"));
  EXPECT_THAT(S.Errors, HasSubstr("[deduced-result]"));
}

TEST(Scan, T25_bodies_are_not_looked_into) {
  const Scanned S = scanText(
      "inline void f() { this is no code; } class [[dynify::trait]] S { public: void g(); };");
  EXPECT_TRUE(S.IsDone) << S.Errors;
}

}  // namespace
}  // namespace dynify::gen
