#include "model/names.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "emit/call.hpp"
#include "model/identifiers.hpp"

namespace dynify::gen {
namespace {

Trait traitCalled(std::vector<std::string> Classes) {
  Trait T;
  T.Classes = std::move(Classes);
  return T;
}

Method methodCalled(const std::string& Name) {
  Method M;
  M.Name = Name;
  return M;
}

TEST(Names, T17_a_dyn_is_called_after_its_trait_and_the_classes_around_it) {
  EXPECT_EQ(dynName(traitCalled({"Stream"})), "DynStream");
  EXPECT_EQ(dynName(traitCalled({"Outer", "Inner"})), "DynOuterInner");
  EXPECT_EQ(constDynName(traitCalled({"Stream"})), "ConstDynStream");
}

TEST(Names, T17_a_dyn_is_called_as_the_attribute_says) {
  Trait T = traitCalled({"Outer", "Inner"});
  T.RequestedName = "AnyInner";
  EXPECT_EQ(dynName(T), "AnyInner");
  EXPECT_EQ(constDynName(T), "ConstAnyInner");
}

TEST(Names, T23_generated_names_give_way_to_the_traits_own) {
  Trait T = traitCalled({"S"});
  T.Identifiers = {"Implementor", "implementor", "methods", "methods_1"};
  const TraitNames N = nameAll(T);
  EXPECT_EQ(N.Type, "Implementor_1");
  EXPECT_EQ(N.Methods, "methods_2");
  EXPECT_EQ(N.MethodsOf, "methods_of");
  EXPECT_EQ(N.Implementor, "implementor_1");
  EXPECT_EQ(N.Words, "dynify_");
}

TEST(Names, T23_the_members_of_the_bases_are_reached_whatever_the_trait_calls_its_own) {
  Trait T = traitCalled({"S"});
  T.Identifiers = {"dyn_", "dynify_"};
  TraitNames N = nameAll(T);
  EXPECT_EQ(N.Words, "::dynify::companion::behind(*this)");
  EXPECT_EQ(N.Wrapped, "::dynify::companion::access::dyn(*this)");
  EXPECT_EQ(N.Added, "this->via_");
  T.Identifiers = {};
  T.Head.Parameters = {{"class T", "", "class T", "T"}};
  EXPECT_EQ(nameAll(T).Words, "this->dynify_");
}

TEST(Names, T23_every_preferred_name_can_be_taken) {
  Trait T = traitCalled({"S"});
  T.Identifiers = preferredNames();
  const TraitNames N = nameAll(T);
  std::vector<std::string> All{N.Implementor, N.Type,     N.Lack,  N.Via,     N.TypeEntry,
                               N.Dyn,         N.ConstDyn, N.Words, N.Wrapped, N.Added};
  for (const RegisteredName& Name : registeredNames()) All.push_back(N.*Name.Member);
  for (const std::string& Name : T.Identifiers)
    EXPECT_THAT(All, testing::Not(testing::Contains(Name)));
  std::sort(All.begin(), All.end());
  EXPECT_EQ(std::unique(All.begin(), All.end()), All.end());
}

TEST(Names, T12_overloads_have_entries_of_their_own) {
  Trait T = traitCalled({"S"});
  for (const char* Name : {"read", "read", "read_2", "read"})
    T.Methods.push_back(methodCalled(Name));
  const TraitNames N = nameAll(T);
  EXPECT_EQ(N.OfMethods[0].Entry, "read");
  EXPECT_EQ(N.OfMethods[1].Entry, "read_3");
  EXPECT_EQ(N.OfMethods[2].Entry, "read_2");
  EXPECT_EQ(N.OfMethods[3].Entry, "read_4");
}

TEST(Names, T06_unnamed_parameters_get_names) {
  Trait T = traitCalled({"S"});
  T.Identifiers = {"argument_2"};
  T.Methods.push_back(methodCalled("f"));
  T.Methods[0].Parameters.resize(2);
  EXPECT_THAT(nameAll(T).OfMethods[0].Parameters,
              testing::ElementsAre("argument_1", "argument_2_1"));
}

TEST(Names, T11_a_parameter_does_not_hide_what_the_dyn_offers) {
  Trait T = traitCalled({"S"});
  T.Identifiers = {"limit"};
  T.Exports.push_back({ExportKind::Constant, "limit", {}, {}});
  T.Methods.push_back(methodCalled("f"));
  T.Methods[0].Parameters.resize(1);
  T.Methods[0].Parameters[0].Name = "limit";
  EXPECT_THAT(nameAll(T).OfMethods[0].Parameters, testing::ElementsAre("limit_1"));
}

TEST(Names, T23_generated_names_give_way_to_what_macros_put_into_the_trait) {
  Trait T = traitCalled({"S"});
  T.Methods.push_back(methodCalled("f"));
  T.Methods[0].Result = {"app::Wrap<Implementor>", ""};
  T.Methods[0].Noexcept = "noexcept(Via)";
  const TraitNames N = nameAll(T);
  EXPECT_EQ(N.Type, "Implementor_1");
  EXPECT_EQ(N.Via, "Via_1");
}

TEST(Names, T23_a_parameter_does_not_hide_the_type_of_its_method) {
  Trait T = traitCalled({"S"});
  T.Methods.push_back(methodCalled("f"));
  T.Methods[0].Result = {"Item", ""};
  T.Methods[0].Noexcept = "noexcept(Item.size()) && noexcept(x.Item)";
  T.Methods[0].Parameters.resize(2);
  T.Methods[0].Parameters[0].Name = "Item";
  T.Methods[0].Parameters[1].Name = "more";
  T.Methods[0].Parameters[1].Declared = {"app::more", ""};
  EXPECT_THAT(nameAll(T).OfMethods[0].Parameters, testing::ElementsAre("Item_1", "more"));
  EXPECT_EQ(describe(T).Methods[0].Noexcept, "noexcept(Item_1.size()) && noexcept(x.Item)");
}

TEST(Names, T23_template_parameters_are_told_from_the_words_of_the_runtime) {
  Trait T = traitCalled({"S"});
  T.Head.Parameters = {{"class type", "", "class type", "type"},
                       {"class... const_dyn", "", "class... const_dyn", "const_dyn..."},
                       {"class Item", "", "class Item", "Item"}};
  const TraitNames N = nameAll(T);
  EXPECT_EQ(N.Head.arguments(), "<type, const_dyn..., Item>");
  EXPECT_EQ(N.GlobalHead.arguments(), "<Type, ConstDyn..., Item>");
  EXPECT_EQ(N.GlobalTraitHead.Parameters[1].Declaration, "class... ConstDyn");
}

TEST(Names, T23_literals_and_numbers_are_no_identifiers) {
  std::set<std::string> Names;
  collectIdentifiers(R"(f("a b\"c", 'd', 1'000u, größe, e::f<g>...))", Names);
  EXPECT_THAT(Names, testing::ElementsAre("e", "f", "g", "größe"));
}

}  // namespace
}  // namespace dynify::gen
