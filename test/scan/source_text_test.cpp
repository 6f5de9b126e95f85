// scan/source_text: what the user wrote around declarations.
#include <gmock/gmock.h>

#include "snippet.hpp"

namespace dynify::gen {
namespace {

using testing::ElementsAre;

TEST(SourceText, T22_comments_lose_their_markers) {
  EXPECT_THAT(onlyMethod("\n/** One.\n * Two.\n */\nvoid f();").Comment,
              ElementsAre("One.", "Two."));
  EXPECT_THAT(onlyMethod("\n/// Has a body; really.\n[[deprecated(\"a; b\")]] void f();").Comment,
              ElementsAre("Has a body; really."));
  EXPECT_THAT(onlyMethod("void f(); ///< Behind.\n").Comment, ElementsAre("Behind."));
  EXPECT_THAT(onlyMethod("\n// No documentation.\nvoid f();").Comment, ElementsAre());
}

}  // namespace
}  // namespace dynify::gen
