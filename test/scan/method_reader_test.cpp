// scan/members/method_reader: one method, as the model has it.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;

TEST(MethodReader, T03_receivers_and_noexcept) {
  EXPECT_TRUE(onlyMethod("int f() const;").IsConst);
  EXPECT_EQ(onlyMethod("int f() const&&;").Reference, ReferenceQualifier::Rvalue);
  EXPECT_EQ(onlyMethod("int f() &;").Reference, ReferenceQualifier::Lvalue);
  EXPECT_EQ(onlyMethod("int f() noexcept;").Noexcept, "true");
  EXPECT_EQ(onlyMethod("int f() noexcept(sizeof(int) == 1);").Noexcept, "");
}

TEST(MethodReader, T06_a_method_has_its_place) {
  const Snippet S("class [[dynify::trait]] @.S {\n public:\n  int @.f();\n};");
  const Trait T = scanFine(S.Code).Found.Traits.front();
  EXPECT_THAT(S.Places, ElementsAre(placeOf(T.Position), placeOf(T.Methods[0].Position)));
}

TEST(MethodReader, T06_how_arguments_travel_on) {
  const auto PassingOf = [](const std::string& Parameter) {
    return onlyMethod("struct Big { Big(Big&&); }; void f(" + Parameter + ");")
        .Parameters[0]
        .Passed;
  };
  EXPECT_EQ(PassingOf("int"), Passing::Copy);
  EXPECT_EQ(PassingOf("Big"), Passing::Move);
  EXPECT_EQ(PassingOf("Big&"), Passing::LvalueReference);
  EXPECT_EQ(PassingOf("Big&&"), Passing::Move);
  const Scanned S =
      scanFine("template <class T> class [[dynify::trait]] S { public: void f(T); };");
  EXPECT_EQ(S.Found.Traits[0].Methods[0].Parameters[0].Passed, Passing::Forward);
}

TEST(MethodReader, T22_attributes_are_source_text) {
  const Snippet S("[[@(nodiscard@), @(deprecated(\"a; b\")@)]] int f();");
  EXPECT_EQ(onlyMethod(S.Code).Attributes, S.Texts);
}

}  // namespace
}  // namespace dynify::gen
