// scan/members/member_reader: which members of a class are those of a trait.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;

TEST(MemberReader, T11_public_types_and_constants_are_offered_again) {
  const Scanned S = scanFine(R"(class [[dynify::trait]] S {
 public: using t = int; enum e { one }; enum class c { two }; static constexpr int k = 1; void f();
 private: using hidden = int; };)");
  std::vector<std::string> Names;
  for (const Export& E : S.Found.Traits[0].Exports) Names.push_back(E.Name);
  EXPECT_THAT(Names, ElementsAre("t", "e", "e", "c", "k"));
}

TEST(MemberReader, T25_every_error_of_a_trait_is_reported_at_once) {
  expectMembersRefused("int @[data-member]x; @[deduced-result]auto f();");
}

TEST(MemberReader, T25_members_that_are_no_methods_of_a_dyn) {
  expectMembersRefused("void f(); static int @[data-member]total;");
  expectMembersRefused("template <class T> void @[method-template]f(T);");
  expectMembersRefused("void f(); private: void @[non-public-method]g();");
}

TEST(MemberReader, T18_what_is_skipped_is_no_member) {
  EXPECT_EQ(onlyMethod("[[dynify::skip]] int x; [[dynify::skip]] auto f(); void g();").Name, "g");
}

}  // namespace
}  // namespace dynify::gen
