// The scanner over snippets: what it finds, in the model.
#include <gmock/gmock.h>

#include "model/names.hpp"
#include "scan/scanner.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

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
  DiagnosticLog Log(Stream, DiagnosticFormat::Text);
  if (std::optional<ScanResult> Found = scan(Options, Log)) {
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

/// The body of the default method `f`, which `Members` has, with names for what is put in.
std::string bodyOf(const std::string& Members, const std::string& Around = "") {
  const Scanned S = scanText(Around + "class [[dynify::trait]] S { public: " + Members + " };");
  EXPECT_TRUE(S.IsDone) << S.Errors;
  if (!S.IsDone) return {};
  std::string Text;
  for (const Method& M : S.Traits.front().Methods)
    if (M.Name == "f")
      for (const BodyPiece& Piece : M.Body.Pieces)
        Text += Piece.Part == BodyPart::Text     ? Piece.Text
                : Piece.Part == BodyPart::Object ? "OBJECT"
                : Piece.Part == BodyPart::Type   ? "TYPE"
                : Piece.Part == BodyPart::Calls  ? "CALL"
                                                 : "TRAIT";
  return Text;
}

std::string errorsOf(const std::string& Members) {
  const Scanned S = scanText("class [[dynify::trait]] S { public: " + Members + " };");
  EXPECT_FALSE(S.IsDone);
  return S.Errors;
}

TEST(Scan, T07_this_becomes_the_implementor_however_it_is_written) {
  const std::string Next = "int next(int n = 1); ";
  EXPECT_EQ(bodyOf(Next + "int f() { return next(); }"), "{ return CALL::next(OBJECT); }");
  EXPECT_EQ(bodyOf(Next + "int f() { return this->next(2); }"),
            "{ return CALL::next(OBJECT, 2); }");
  EXPECT_EQ(bodyOf(Next + "int f() { return (*this).next(next()); }"),
            "{ return CALL::next(OBJECT, CALL::next(OBJECT)); }");
  EXPECT_EQ(bodyOf(Next + "int f() { return S::next(); }"), "{ return CALL::next(OBJECT); }");
  EXPECT_EQ(
      bodyOf(Next + "int f(); };\ninline int S::f() { return next(); /* kept */ } struct X {"),
      "{ return CALL::next(OBJECT); /* kept */ }");
}

TEST(Scan, T07_coroutines_of_the_very_type_are_called_directly) {
  EXPECT_EQ(bodyOf("task<int> next(); void f() { next(); }"), "{ OBJECT.next(); }");
  EXPECT_EQ(bodyOf("task<int> next(int n = 1); void f() { next(); }"), "{ CALL::next(OBJECT); }");
  EXPECT_EQ(bodyOf("task<int> next() { return {}; } void f() { next(); }"),
            "{ CALL::next(OBJECT); }");
}

TEST(Scan, T07_captures_of_this_are_references_to_the_implementor) {
  const std::string Next = "int next(); ";
  EXPECT_EQ(bodyOf(Next + "void f() { [this] { next(); }(); }"),
            "{ [&OBJECT] { CALL::next(OBJECT); }(); }");
  EXPECT_EQ(bodyOf(Next + "void f() { [=] { next(); }(); }"),
            "{ [=, &OBJECT] { CALL::next(OBJECT); }(); }");
  EXPECT_EQ(bodyOf(Next + "void f() { [=, this] { next(); }(); }"),
            "{ [=, &OBJECT] { CALL::next(OBJECT); }(); }");
  EXPECT_EQ(bodyOf(Next + "void f() { [&, this] { next(); }(); }"),
            "{ [&] { CALL::next(OBJECT); }(); }");
}

TEST(Scan, T07_static_members_are_the_traits_or_the_implementors) {
  EXPECT_EQ(bodyOf("static int g(); int f() { return g() + this->g() + S::g(); }"),
            "{ return TYPE::g() + TYPE::g() + TYPE::g(); }");
  EXPECT_EQ(bodyOf("static int g() { return 1; } int f() { return g(); }"),
            "{ return TRAIT::g(); }");
  EXPECT_EQ(bodyOf("[[dynify::skip]] static int g(); int f() { return g(); }"),
            "{ return TRAIT::g(); }");
  EXPECT_EQ(bodyOf("enum e { a }; static constexpr int k = 1; int f() { return a + k + S::k; }"),
            "{ return TRAIT::a + k + TRAIT::k; }");
}

TEST(Scan, T07_what_depends_on_the_implementor_is_told_apart) {
  const std::string Bag =
      "struct bag { using t = int; template <int> t get(); t size(); struct promise_type {}; };";
  EXPECT_EQ(bodyOf("bag g(int); int f() { return g(1).get<0>(); }", Bag),
            "{ return OBJECT.g(1).template get<0>(); }");
  EXPECT_EQ(
      bodyOf("int g(); bag h(int); void f() { using b = decltype(h(g())); b::t x = 1; }", Bag),
      "{ using b = decltype(OBJECT.h(CALL::g(OBJECT))); typename b::t x = 1; }");
}

TEST(Scan, T07_macros_keep_their_names_and_conditionals_are_decided) {
  const std::string Macros = "\n#define CHECK(c) ((c) ? 1 : 2)\n#define NEXT next()\n";
  EXPECT_EQ(bodyOf("int next(); int f() { return CHECK(next() > 0); }", Macros),
            "{ return CHECK(CALL::next(OBJECT) > 0); }");
  EXPECT_THAT(
      bodyOf("int next(); int f() {\n#if 1\n  return next();\n#else\n  return no();\n#endif\n}"),
      testing::AllOf(HasSubstr("return CALL::next(OBJECT);"), Not(HasSubstr("#")),
                     Not(HasSubstr("no()"))));
  const Scanned S = scanText(
      Macros + "class [[dynify::trait]] S { public: int next(); int f() { return NEXT; } };");
  EXPECT_THAT(S.Errors, HasSubstr("macro 'NEXT' names members of the trait [default-macro]"));
}

TEST(Scan, T07_a_pure_method_has_no_default_and_skipped_bodies_are_not_read) {
  const Scanned S = scanText(
      "class [[dynify::trait]] S { public: virtual int f() = 0; [[dynify::skip]] int g() { no(); } "
      "};"
      "inline int S::f() { return 1; }");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_FALSE(S.Traits[0].Methods[0].HasDefault);
}

TEST(Scan, T07_what_cannot_be_moved_is_refused) {
  EXPECT_THAT(errorsOf("S* f() { return this; }"), HasSubstr("[own-type]"));
  EXPECT_THAT(errorsOf("const S& f() { return *this; }"), HasSubstr("[own-type]"));
  EXPECT_THAT(errorsOf("bool f() { return this != nullptr; }"), HasSubstr("[default-this]"));
  EXPECT_THAT(errorsOf("int next(); int f() { return (this->*&S::next)(); }"),
              HasSubstr("[default-this]"));
  EXPECT_THAT(errorsOf("int f() { static int n; return n; }"), HasSubstr("[default-static]"));
  EXPECT_THAT(errorsOf("int f() { return n; } private: static constexpr int n = 1;"),
              HasSubstr("[default-private]"));
}

TEST(Scan, T07_what_returns_the_trait_is_called_and_returned_and_no_more) {
  const std::string G = "S& g(int); ";
  EXPECT_EQ(bodyOf(G + "S& f(bool b) { if (b) g(1); for (;;) g(2); return (*this); }"),
            "{ if (b) CALL::g(OBJECT, 1); for (;;) CALL::g(OBJECT, 2); return OBJECT; }");
  EXPECT_EQ(bodyOf(G + "S& f() { return (this->g(1)); }"), "{ return (CALL::g(OBJECT, 1)); }");
  const std::string F = "S& f(int); ";
  EXPECT_THAT(errorsOf(F + "S& g() { return f(1).f(2); }"), HasSubstr("[default-maker]"));
  EXPECT_THAT(errorsOf(F + "void g() { S& s = f(1); }"), HasSubstr("[default-maker]"));
  EXPECT_THAT(errorsOf(F + "void g() { [this]() -> S& { return f(1); }(); }"),
              HasSubstr("[default-maker]"));
  EXPECT_THAT(errorsOf(F + "void g() { [this]() -> S& { return *this; }(); }"),
              HasSubstr("[default-this]"));
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
  EXPECT_EQ(onlyMethod("struct N {}; void f(N*);").Parameters[0].Decayed.abstract(), "N*");
  EXPECT_EQ(onlyMethod("void f(int (*g)(char));").Parameters[0].Declared.declare("g"),
            "int (*g)(char)");
  EXPECT_EQ(onlyMethod("void f(int a[3]);").Parameters[0].Decayed.abstract(), "int*");
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
  EXPECT_EQ(dynName(S.Traits[0]), "N");
}

TEST(Scan, T17_attributes_may_come_from_macros) {
  const Scanned S = scanText(R"(
#define TRAIT(n) [[dynify::trait(#n)]]
class TRAIT(AnyS) S { public: void f(); };)");
  ASSERT_TRUE(S.IsDone) << S.Errors;
  EXPECT_EQ(dynName(S.Traits[0]), "AnyS");
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
