// scan/unit_reader: where attributes stand, and must not.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(UnitReader, T25_attributes_that_do_not_exist) {
  expectRefused("class [[dynify::@[unknown-attribute]interface]] S {};");
  expectRefused("class [[dynify::@[misspelt-attribute]trate]] S { public: void f(); };");
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
