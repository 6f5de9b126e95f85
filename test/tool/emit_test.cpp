// From a model made by hand to text: no clang in this program.
#include <gmock/gmock.h>

#include "emit/call.hpp"
#include "emit/companion.hpp"
#include "model/names.hpp"

namespace dynify::gen {
namespace {

using testing::HasSubstr;
using testing::Not;

Parameter parameter(const std::string& Type, const std::string& Name, Passing Passed) {
  Parameter P;
  P.Declared = P.Decayed = {Type, ""};
  P.Name = Name;
  P.Passed = Passed;
  P.IsReference = Type.ends_with('&');
  return P;
}

Header headerWith(Method M) {
  Trait T;
  T.Classes = {"S"};
  T.Methods.push_back(std::move(M));
  return {"s.hpp", {T}, {}, "s.hpp", {}};
}

Method methodOf(const std::string& Result, std::vector<Parameter> Parameters) {
  Method M;
  M.Name = "f";
  M.Result = {Result, ""};
  M.Parameters = std::move(Parameters);
  return M;
}

TEST(Emit, T06_a_declarator_stands_around_its_name) {
  const TypeText Function{"int (*", ")(char)"};
  EXPECT_EQ(Function.declare("f"), "int (*f)(char)");
  EXPECT_EQ(Function.abstract(), "int (*)(char)");
  EXPECT_EQ((TypeText{"int", "[4]"}).declare("a"), "int a[4]");
  EXPECT_EQ((TypeText{"int", ""}).declare(""), "int");
}

TEST(Emit, T06_arguments_travel_by_their_kind) {
  const std::string Text = emitCompanion(headerWith(methodOf(
      "int", {parameter("int", "n", Passing::Copy), parameter("std::string", "s", Passing::Move),
              parameter("const X &", "x", Passing::LvalueReference),
              parameter("Y", "y", Passing::Forward)})));
  EXPECT_THAT(
      Text,
      HasSubstr("return dynify_->f(dynify_.object, n, ::std::move(s), x, static_cast<Y&&>(y));"));
  EXPECT_THAT(Text,
              HasSubstr("int (*f)(void* implementor, int n, std::string&& s, const X& x, Y&& y);"));
}

TEST(Emit, T01_a_coroutine_method_returns_a_constructor) {
  Method M = methodOf("task<int>", {parameter("int", "n", Passing::Copy)});
  M.IsCoroutine = true;
  const std::string Text = emitCompanion(headerWith(M));
  EXPECT_THAT(Text, HasSubstr("[[nodiscard]] ::dynify::constructor<task<int>(int)> f(int n) {"));
  EXPECT_THAT(Text, HasSubstr("return {dynify_.object, dynify_->f, ::std::move(n)};"));
}

TEST(Emit, T03_there_is_a_const_dyn_for_const_methods_only) {
  Method M = methodOf("int", {});
  EXPECT_THAT(emitCompanion(headerWith(M)), Not(HasSubstr("ConstDynS")));
  M.IsConst = true;
  EXPECT_THAT(emitCompanion(headerWith(M)), HasSubstr("registration<::DynS, ::ConstDynS>"));
}

TEST(Emit, T22_attributes_are_one_list) {
  EXPECT_EQ(attributeList({"nodiscard", "deprecated(\"x\")"}), "[[nodiscard, deprecated(\"x\")]] ");
  EXPECT_EQ(attributeList({}), "");
}

TEST(Emit, T17_a_member_called_like_the_trait_makes_it_absolute) {
  Method M = methodOf("int", {});
  Header H = headerWith(M);
  H.Traits[0].Classes = {"Outer", "S"};
  H.Traits[0].Methods[0].Name = "Outer";
  EXPECT_THAT(emitCompanion(H), HasSubstr("bases::dynify_dyn<::Outer::S>"));
}

TEST(Emit, T15_functions_of_one_namespace_stand_together) {
  Function F;
  F.Namespaces = {{"net", false}};
  F.Dyn = "dyn_fetch";
  F.Signature = methodOf("task<int>", {parameter("int", "arguments", Passing::Copy)});
  F.Signature.Name = "fetch";
  F.Signature.IsCoroutine = true;
  const std::string Text = emitCompanion({"s.hpp", {}, {F, F}, "s.hpp", {}});
  EXPECT_THAT(Text, HasSubstr("dyn_fetch(int arguments)"));
  EXPECT_THAT(Text, HasSubstr("auto&&... arguments_1"));
  EXPECT_EQ(Text.find("namespace net {"), Text.rfind("namespace net {"));
}

TEST(Emit, T12_operators_have_entries_that_no_method_has) {
  Trait T;
  T.Classes = {"S"};
  T.Methods = {methodOf("int", {}), methodOf("int", {}), methodOf("int", {})};
  T.Methods[0].Name = "operator_plus";
  T.Methods[1].Name = T.Methods[2].Name = "operator+";
  T.Methods[1].Identifier = T.Methods[2].Identifier = "operator_plus";
  const TraitNames N = nameAll(T);
  EXPECT_EQ(N.OfMethods[0].Entry, "operator_plus");
  EXPECT_EQ(N.OfMethods[1].Entry, "operator_plus_2");
  EXPECT_EQ(N.OfMethods[2].Entry, "operator_plus_3");
}

}  // namespace
}  // namespace dynify::gen
