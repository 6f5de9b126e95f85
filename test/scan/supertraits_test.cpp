// scan/members/supertraits: the bases of a trait.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(Supertraits, T08_bases_that_are_traits_are_supertraits_and_others_give_their_methods) {
  const Scanned S = scanFine(R"(
class [[dynify::trait]] Read { public: int read(); };
class Plain { public: int plain(); };
class [[dynify::trait]] S : public Read, public Plain { public: int own(); };)");
  const Trait& T = S.Found.Traits[1];
  ASSERT_EQ(T.Supertraits.size(), 1u);
  EXPECT_EQ(T.Supertraits[0].Dyn, "::DynRead");
  ASSERT_EQ(T.Inherited.size(), 1u);
  EXPECT_EQ(T.Inherited[0].Name, "read");
  ASSERT_EQ(T.Methods.size(), 2u);
  EXPECT_EQ(T.Methods[0].Name + " " + T.Methods[1].Name, "own plain");
}

TEST(Supertraits, T08_bases_whose_members_are_not_known_are_refused) {
  expectRefused(
      "class [[dynify::trait]] R { public: int r(); };\n"
      "class [[dynify::trait]] S : @[hidden-base]R { public: void f(); };");
  expectRefused(
      "template <class B> class [[dynify::trait]] S : @[dependent-base]public B { public: void "
      "f(); };");
}

TEST(Supertraits, T07_a_body_of_a_base_that_is_no_trait_is_refused_where_it_stands) {
  expectRefused(
      "class B { public: bool @[default-method]f() const { return false; } };\n"
      "class [[dynify::trait]] S : public B { public: void g(); };");
}

}  // namespace
}  // namespace dynify::gen
