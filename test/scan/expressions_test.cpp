// scan/types/expressions: default arguments and conditions as text.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(Expressions, T06_default_arguments_are_source_text) {
  for (const char* Marked :
       {"void f(int n = @(1 +  2@));", "static constexpr int k = 1; void f(int n = @(k@));"}) {
    const Snippet S(Marked);
    EXPECT_EQ(onlyMethod(S.Code).Parameters[0].Default, S.Texts[0]);
  }
}

TEST(Expressions, T09_a_constraint_is_source_text) {
  const Snippet S(
      "template <class T> class [[dynify::trait]] S {\n"
      " public: void f() requires(@(sizeof(T) > 1@));\n};");
  EXPECT_EQ(scanFine(S.Code).Found.Traits[0].Methods[0].Requires, S.Texts[0]);
}

TEST(Expressions, T25_an_expression_that_only_the_class_can_say_is_refused) {
  expectRefused(
      "class [[dynify::trait]] S {\n"
      "  static constexpr int k = 3;\n"
      " public: void f(int n = @[default-argument]k);\n};");
}

}  // namespace
}  // namespace dynify::gen
