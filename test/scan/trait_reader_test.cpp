// scan/trait_reader: one annotated class.
#include <gmock/gmock.h>

#include "model/names.hpp"
#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(TraitReader, T17_the_place_of_a_trait) {
  const Scanned S = scanFine(
      "namespace a { inline namespace v { struct O { class [[dynify::trait(\"N\")]] I { public: "
      "void f(); }; }; } }");
  EXPECT_EQ(S.Found.Traits[0].qualifiedName(), "a::v::O::I");
  EXPECT_TRUE(S.Found.Traits[0].Namespaces[1].IsInline);
  EXPECT_EQ(dynName(S.Found.Traits[0]), "N");
}

TEST(TraitReader, T17_attributes_may_come_from_macros) {
  const Scanned S = scanFine(R"(
#define TRAIT(n) [[dynify::trait(#n)]]
class TRAIT(AnyS) S { public: void f(); };)");
  EXPECT_EQ(dynName(S.Found.Traits[0]), "AnyS");
}

TEST(TraitReader, T17_the_attribute_may_stand_at_the_first_declaration) {
  const Scanned S = scanFine("class [[dynify::trait]] S; class S { public: void f(); };");
  EXPECT_EQ(S.Found.Traits.size(), 1u);
}

TEST(TraitReader, T25_classes_that_cannot_be_traits) {
  expectRefused("union [[dynify::trait]] @[union-trait]S { void f(); };");
  expectRefused(
      "namespace { class [[dynify::trait]] @[anonymous-namespace]S { public: void f(); }; }");
  expectRefused(
      "class O { class [[dynify::trait]] @[unreachable-trait]S { public: void f(); }; };");
  expectRefused(
      "template <class T> struct O { class [[dynify::trait]] @[nested-in-template]S { public: void "
      "f(); }; };");
  expectRefused(
      "template <class T> class S;\ntemplate <> class [[dynify::trait]] "
      "@[specialization-trait]S<int> { public: void f(); };");
  expectRefused("class [[dynify::trait]] @[undefined-trait]S;");
}

TEST(TraitReader, T27_a_trait_may_have_no_methods) {
  const Scanned S = scanCode("class [[dynify::trait]] S {};");
  EXPECT_TRUE(S.IsDone) << S.Errors;
  ASSERT_EQ(S.Found.Traits.size(), 1u);
  EXPECT_TRUE(S.Found.Traits.front().Methods.empty());
}

TEST(TraitReader, T17_the_name_of_a_dyn_is_one_identifier) {
  expectRefused("class [[dynify::@[attribute-argument]trait(3)]] S { public: void f(); };");
  expectRefused(
      "class [[dynify::@[attribute-argument]trait(\"two words\")]] S { public: void f(); };");
  expectRefused("class [[dynify::@[attribute-argument]trait(\"class\")]] S { public: void f(); };");
}

}  // namespace
}  // namespace dynify::gen
