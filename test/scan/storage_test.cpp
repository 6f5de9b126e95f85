// scan/marks/storage: the bytes that a method asks for.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(Storage, C07_the_methods_own_storage_goes_before_that_of_its_class) {
  const Snippet S(
      "class [[dynify::trait, dynify::storage(@(64@))]] S { public:\n"
      "  task<int> f(); [[dynify::storage(@(2*sizeof(int)@), dynify::heap)]] task<int> g(); int "
      "h(); "
      "};");
  const std::vector<Method> Methods = scanFine(S.Code).Found.Traits[0].Methods;
  ASSERT_EQ(Methods.size(), 3u);
  EXPECT_EQ(Methods[0].Storage.Bytes, S.Texts[0]);
  EXPECT_EQ(Methods[1].Storage.Bytes, S.Texts[1]);
  EXPECT_EQ(Methods[2].Storage.Bytes, "");
}

TEST(Storage, C07_what_has_no_frame_has_no_storage) {
  expectMembersRefused("[[dynify::@[storage]storage(64)]] int f();");
}

}  // namespace
}  // namespace dynify::gen
