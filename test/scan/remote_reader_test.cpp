// scan/remote: classes that are traits without being marked.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

TEST(RemoteReader, T16_an_alias_makes_a_class_a_trait) {
  const Scanned S = scanFine(
      "namespace vendor { class Client { public: int get(); void close(); Client(); }; }\n"
      "using Client [[dynify::trait, dynify::skip(\"close\")]] = vendor::Client;");
  ASSERT_EQ(S.Found.Traits.size(), 1u);
  EXPECT_EQ(S.Found.Traits[0].Target, "::vendor::Client");
  ASSERT_EQ(S.Found.Traits[0].Methods.size(), 1u);
  EXPECT_EQ(S.Found.Traits[0].Methods[0].Name, "get");
}

TEST(RemoteReader, T16_a_class_is_named_on_the_command_line) {
  RemoteOptions Remote;
  Remote.Traits = {"vendor::Client=AnyClient"};
  const Scanned S = scanFine("namespace vendor { class Client { public: int get(); }; }", Remote);
  EXPECT_EQ(S.Found.Traits[0].qualifiedName(), "vendor::Client");
  EXPECT_EQ(S.Found.Traits[0].RequestedName, "AnyClient");
}

TEST(RemoteReader, T16_aliases_that_cannot_be_traits) {
  const std::string Vendor =
      "namespace vendor { class Client { public: int get(); }; class Later; }\n";
  expectRefused(Vendor + "struct O { using C [[dynify::@[alias-trait]trait]] = vendor::Client; };");
  expectRefused(Vendor + "using C [[dynify::@[incomplete-trait]trait]] = vendor::Later;");
  expectRefused(Vendor +
                "using C [[dynify::trait]] = vendor::Client;\nusing D "
                "[[dynify::@[trait-already]trait]] = vendor::Client;");
  expectRefused(
      Vendor + "using C [[dynify::@[unknown-skip]trait, dynify::skip(\"put\")]] = vendor::Client;");
}

TEST(RemoteReader, T16_a_name_of_nothing_is_said_without_a_place) {
  RemoteOptions Remote;
  Remote.Traits = {"vendor::Clint"};
  const Scanned S = scanCode("namespace vendor { class Client { public: int get(); }; }", Remote);
  EXPECT_FALSE(S.IsDone);
  EXPECT_THAT(S.Errors, testing::HasSubstr("did you mean 'vendor::Client'? [unknown-trait]"));
}

}  // namespace
}  // namespace dynify::gen
