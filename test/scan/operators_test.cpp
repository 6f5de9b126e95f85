// scan/members/operators: operators and conversions as methods.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(Operators, T12_an_operator_has_an_identifier_beside_its_name) {
  EXPECT_EQ(onlyMethod("int operator[](int);").Name, "operator[]");
  EXPECT_EQ(onlyMethod("int operator[](int);").Identifier, "operator_subscript");
  const Method M = onlyMethod("explicit operator bool() const;");
  EXPECT_TRUE(M.IsConversion);
  EXPECT_EQ(M.Explicit, "explicit ");
}

TEST(Operators, T12_what_a_dyn_cannot_have_is_refused) {
  expectMembersRefused(
      "void f(); static void* @[operator-method]operator new(decltype(sizeof(0)));");
  expectMembersRefused("@[conversion-method]operator task<int>();");
}

}  // namespace
}  // namespace dynify::gen
