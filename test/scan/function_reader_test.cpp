// scan/members/function_reader: free functions.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(FunctionReader, T15_a_function_is_called_by_its_full_name) {
  const Header H = scanFine(
                       "namespace net { [[dynify::trait]] task<int> fetch(int id); }\n"
                       "[[dynify::trait(\"load_all\")]] task<int> load();")
                       .Found;
  ASSERT_EQ(H.Functions.size(), 2u);
  EXPECT_EQ(H.Functions[0].callee(), "::net::fetch");
  EXPECT_EQ(H.Functions[0].Dyn, "dyn_fetch");
  EXPECT_EQ(H.Functions[1].Dyn, "load_all");
}

TEST(FunctionReader, T15_functions_that_get_no_constructor) {
  expectRefused("[[dynify::trait]] int @[function-trait]f();");
  expectRefused("[[dynify::trait]] static task<int> @[internal-function]f();");
  expectRefused("[[dynify::trait]] task<int> @[auto-parameter]f(auto n);");
  expectRefused(
      "template <class T> task<T> f(T);\ntemplate <> [[dynify::trait]] task<int> "
      "@[function-place]f(int);");
}

}  // namespace
}  // namespace dynify::gen
