// scan/members/method_judge: methods that are refused, each at the token that is the reason.
#include <gmock/gmock.h>

#include "clang/Basic/Version.h"
#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(MethodJudge, T25_forms_that_no_dyn_can_call) {
  expectMembersRefused("void @[deleted-method]f() = delete;");
  expectMembersRefused("consteval int @[consteval-method]f();");
  expectMembersRefused("int @[volatile-method]f() volatile;");
  expectMembersRefused("void f(int, @[variadic-method]...);");
  expectMembersRefused("@[deduced-result]auto f();");
  expectMembersRefused("@[deduced-result]decltype(auto) f() const;");
}

TEST(MethodJudge, T25_types_that_no_dyn_can_name) {
  expectMembersRefused("@[own-type]S f();");
  expectMembersRefused("void f(@[own-type]S*);");
  expectRefused(
      "struct Later; class [[dynify::trait]] S { public: void f(@[incomplete-type]Later); };");
  expectRefused(
      "class [[dynify::trait]] S { using key = int; public: void f(@[private-type]key); };");
  expectRefused(
      "struct P { P(P&&) = delete; };\nclass [[dynify::trait]] S { public: void "
      "f(@[immovable-parameter]P); };");
}

TEST(MethodJudge, T14_other_traits_in_signatures) {
  const std::string Log = "class [[dynify::trait]] Log { public: void line(); };\n";
  expectRefused(Log + "class [[dynify::trait]] S { public: void f(@[trait-in-signature]Log*); };");
  expectRefused(Log +
                "class [[dynify::trait]] S { public: void f(const @[no-const-method]Log&); };");
  expectRefused("class Log;\nclass [[dynify::trait]] S { public: void f(@[trait-order]Log&); };\n" +
                Log);
}

#if CLANG_VERSION_MAJOR >= 18  // clang knows explicit object parameters from there on
TEST(MethodJudge, T25_an_explicit_object_is_refused_at_its_parameter) {
  expectRefused("class [[dynify::trait]] S { public: int f(@[explicit-object]this S& self); };", {},
                "c++2b");
}
#endif

}  // namespace
}  // namespace dynify::gen
