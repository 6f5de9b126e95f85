// scan/types/types: types as text.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(Types, T06_types_are_spelt_as_the_user_wrote_them) {
  EXPECT_EQ(onlyMethod("using item = task<int>; item f();").Result.abstract(), "item");
  EXPECT_EQ(onlyMethod("struct N {}; void f(N*);").Parameters[0].Decayed.abstract(), "N*");
  EXPECT_EQ(onlyMethod("void f(int (*g)(char));").Parameters[0].Declared.declare("g"),
            "int (*g)(char)");
  EXPECT_EQ(onlyMethod("void f(int a[3]);").Parameters[0].Decayed.abstract(), "int*");
  EXPECT_EQ(onlyMethod("auto f() -> decltype(1 + 2);").Result.abstract(), "decltype(1 + 2)");
}

}  // namespace
}  // namespace dynify::gen
