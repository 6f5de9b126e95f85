// scan/bodies: default methods.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

/// The body of the default method `f`, which `Members` has, with names for what is put in.
std::string bodyOf(const std::string& Members, const std::string& Around = "") {
  const Scanned S = scanFine(Around + "class [[dynify::trait]] S { public: " + Members + " };");
  std::string Text;
  for (const Method& M : S.Found.Traits.front().Methods)
    if (M.Name == "f")
      for (const BodyPiece& Piece : M.Body.Pieces)
        Text += Piece.Part == BodyPart::Text     ? Piece.Text
                : Piece.Part == BodyPart::Object ? "OBJECT"
                : Piece.Part == BodyPart::Type   ? "TYPE"
                : Piece.Part == BodyPart::Calls  ? "CALL"
                                                 : "TRAIT";
  return Text;
}

TEST(Bodies, T07_this_becomes_the_implementor_however_it_is_written) {
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

TEST(Bodies, T07_coroutines_of_the_very_type_are_called_directly) {
  EXPECT_EQ(bodyOf("task<int> next(); void f() { next(); }"), "{ OBJECT.next(); }");
  EXPECT_EQ(bodyOf("task<int> next(int n = 1); void f() { next(); }"), "{ CALL::next(OBJECT); }");
  EXPECT_EQ(bodyOf("task<int> next() { return {}; } void f() { next(); }"),
            "{ CALL::next(OBJECT); }");
}

TEST(Bodies, T07_captures_of_this_are_references_to_the_implementor) {
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

TEST(Bodies, T07_static_members_are_the_traits_or_the_implementors) {
  EXPECT_EQ(bodyOf("static int g(); int f() { return g() + this->g() + S::g(); }"),
            "{ return TYPE::g() + TYPE::g() + TYPE::g(); }");
  EXPECT_EQ(bodyOf("[[dynify::skip]] static int g(); int f() { return g(); }"),
            "{ return TRAIT::g(); }");
  EXPECT_EQ(bodyOf("enum e { a }; static constexpr int k = 1; int f() { return a + k + S::k; }"),
            "{ return TRAIT::a + k + TRAIT::k; }");
}

TEST(Bodies, T28_a_static_default_is_the_implementors_own_by_its_name_alone) {
  EXPECT_EQ(bodyOf("static int g() { return 1; } int f() { return g() + this->g() + S::g(); }"),
            "{ return CALL::g() + CALL::g() + TRAIT::g(); }");
  EXPECT_EQ(bodyOf("static int g() { return 1; } void f() { auto p = &g; auto q = &S::g; }"),
            "{ auto p = &CALL::g; auto q = &TRAIT::g; }");
}

TEST(Bodies, T28_a_static_body_moves_only_where_it_depends_on_the_implementor) {
  EXPECT_EQ(bodyOf("static int g(); static int f() { return g(); }"), "{ return TYPE::g(); }");
  EXPECT_EQ(bodyOf("static int g() { return 1; } static int f() { return g(); }"),
            "{ return CALL::g(); }");
  EXPECT_EQ(bodyOf("static int f() { static int count = 0; return ++count; }"), "");
  EXPECT_EQ(bodyOf("static int g() { return 1; } static int f() { return S::g(); }"), "");
  const std::string Known = "namespace dynify { class associated {}; }";
  const std::string Item = "using item = dynify::associated; ";
  EXPECT_EQ(bodyOf(Item + "static item f(item a) { return a; }", Known), "{ return a; }");
  EXPECT_EQ(bodyOf(Item + "static int f() { return sizeof(item); }", Known),
            "{ return sizeof(item); }");
  EXPECT_EQ(bodyOf(Item + "static int f() { return 1; }", Known), "");
}

TEST(Bodies, T07_what_depends_on_the_implementor_is_told_apart) {
  const std::string Bag =
      "struct bag { using t = int; template <int> t get(); t size(); struct promise_type {}; };";
  EXPECT_EQ(bodyOf("bag g(int); int f() { return g(1).get<0>(); }", Bag),
            "{ return OBJECT.g(1).template get<0>(); }");
  EXPECT_EQ(
      bodyOf("int g(); bag h(int); void f() { using b = decltype(h(g())); b::t x = 1; }", Bag),
      "{ using b = decltype(OBJECT.h(CALL::g(OBJECT))); typename b::t x = 1; }");
}

TEST(Bodies, T07_macros_keep_their_names_and_conditionals_are_decided) {
  const std::string Macros = "\n#define CHECK(c) ((c) ? 1 : 2)\n#define NEXT next()\n";
  EXPECT_EQ(bodyOf("int next(); int f() { return CHECK(next() > 0); }", Macros),
            "{ return CHECK(CALL::next(OBJECT) > 0); }");
  EXPECT_THAT(
      bodyOf("int next(); int f() {\n#if 1\n  return next();\n#else\n  return no();\n#endif\n}"),
      testing::AllOf(testing::HasSubstr("return CALL::next(OBJECT);"),
                     testing::Not(testing::HasSubstr("#")),
                     testing::Not(testing::HasSubstr("no()"))));
}

TEST(Bodies, T07_a_pure_method_has_no_default_and_skipped_bodies_are_not_read) {
  const Scanned S = scanFine(
      "class [[dynify::trait]] S { public: virtual int f() = 0; [[dynify::skip]] int g() { no(); } "
      "};"
      "inline int S::f() { return 1; }");
  EXPECT_FALSE(S.Found.Traits[0].Methods[0].HasDefault);
}

TEST(Bodies, T07_this_does_not_leave_a_body) {
  expectMembersRefused("bool f() { return @[default-this]this != nullptr; }");
  expectMembersRefused(
      "int next(); int f() { return (@[default-this]this->*&S::@[default-this]next)(); }");
  expectMembersRefused("int next(); int f() { auto* s = @[default-this]this; return s->next(); }");
}

TEST(Bodies, T07_a_body_names_nothing_that_is_hidden_behind_its_trait) {
  expectMembersRefused(
      "int f() { return @[default-private]n; } private: static constexpr int n = 1;");
  expectMembersRefused("int f() { return @[default-member]g(); } [[dynify::skip]] int g();");
  expectMembersRefused("int f() { static int @[default-static]n; return n; }");
}

TEST(Bodies, T07_macros_and_directives_that_mean_something_else_elsewhere_are_refused) {
  expectRefused(
      "\n#define NEXT next()\n"
      "class [[dynify::trait]] S { public: int next(); int f() { return @[default-macro]NEXT; } "
      "};");
  expectMembersRefused("int f() {\n@[default-directive]#define ONE 1\n return ONE; }");
}

TEST(Bodies, T07_what_returns_the_trait_is_called_and_returned) {
  const std::string G = "S& g(int); ";
  EXPECT_EQ(bodyOf(G + "S& f(bool b) { if (b) g(1); for (;;) g(2); return (*this); }"),
            "{ if (b) CALL::g(OBJECT, 1); for (;;) CALL::g(OBJECT, 2); return OBJECT; }");
  EXPECT_EQ(bodyOf(G + "S& f() { return (this->g(1)); }"), "{ return (CALL::g(OBJECT, 1)); }");
}

TEST(Bodies, T07_nothing_else_is_done_with_what_returns_the_trait) {
  const std::string F = "S& f(int); ";
  expectMembersRefused(F + "S& g() { return @[default-maker]f(1).f(2); }");
  expectMembersRefused(F + "void g() { S& s = @[default-maker]f(1); }");
  expectMembersRefused(F + "void g() { [this]() -> S& { return @[default-maker]f(1); }(); }");
  expectMembersRefused(F + "void g() { [this]() -> S& { return *@[default-this]this; }(); }");
}

TEST(Bodies, T25_bodies_that_are_no_defaults_are_not_looked_into) {
  scanFine("inline void f() { this is no code; } class [[dynify::trait]] S { public: void g(); };");
}

}  // namespace
}  // namespace dynify::gen
