// scan/unit_reader: where attributes stand, and must not.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(UnitReader, T25_attributes_that_do_not_exist) {
  expectRefused("class [[dynify::@[unknown-attribute]interface]] S {};");
  expectRefused("class [[dynify::@[misspelt-attribute]trate]] S { public: void f(); };");
}

TEST(UnitReader, M05_namespaces_that_are_nearly_ours) {
  expectRefused("class [[@[misspelt-namespace]dinify::trait]] S { public: void f(); };");
  expectRefused("class [[@[misspelt-namespace]Dynify::trait]] S { public: void f(); };");
  expectRefused("class [[nodiscard, @[misspelt-namespace]dynfy::trate]] S { public: void f(); };");
  expectRefused("class [[using @[misspelt-namespace]dinify: trait]] S { public: void f(); };");
  expectRefused("class [[@[misspelt-namespace]trait]] S { public: void f(); };");
  expectRefused("class [[@[misspelt-namespace]trait(\"N\")]] S { public: void f(); };");
  expectRefused("class [[dynify::trait]] S { public: [[@[misspelt-namespace]skip]] void f(); };");
}

TEST(UnitReader, M05_attributes_of_others_are_left_alone) {
  const Scanned S = scanFine(
      "class [[dynify::trait, gnu::trait, unify::noinline]] S { public: [[nodiscard, "
      "clang::noinline]] int f([[maybe_unused]] int n); };\n"
      "inline void g() { [[using gnu: unused]] int skip = 0; }");
  EXPECT_EQ(S.Found.Traits.size(), 1u);
}

TEST(UnitReader, T25_attributes_where_they_have_no_effect) {
  expectRefused("inline void f() { class [[dynify::@[misplaced-attribute]trait]] S {}; }");
  expectRefused("class S { public: void f(); };\nclass [[dynify::@[misplaced-attribute]trait]] S;");
  expectRefused("enum class [[dynify::@[not-a-class]trait]] E { red };");
  expectRefused("class S { [[dynify::@[skip-outside-trait]skip]] void f(); };");
}

TEST(UnitReader, T17_names_that_two_traits_want) {
  expectRefused(
      "class [[dynify::trait(\"N\")]] A { public: void f(); };\n"
      "class [[dynify::trait(\"N\")]] @[name-collision]B { public: void f(); };");
  expectRefused("class DynS {};\nclass [[dynify::trait]] @[name-taken]S { public: void f(); };");
}

}  // namespace
}  // namespace dynify::gen
