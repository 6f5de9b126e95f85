#include "text/diff.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "text/edit_script.hpp"

namespace dynify::gen {
namespace {

const DiffLabels Labels{"a/x", "b/x"};

TEST(Diff, G03_equal_texts_have_none) { EXPECT_EQ(unifiedDiff("a\n", "a\n", Labels), ""); }

TEST(Diff, G03_three_lines_of_context) {
  EXPECT_EQ(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n", Labels),
            "--- a/x\n+++ b/x\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diff, G03_near_changes_share_a_hunk_and_far_ones_do_not) {
  const std::string Old = "a\n1\n2\n3\n4\n5\n6\nb\n1\n2\n3\n4\n5\n6\n7\nc\n";
  const std::string New = "A\n1\n2\n3\n4\n5\n6\nB\n1\n2\n3\n4\n5\n6\n7\nC\n";
  EXPECT_EQ(
      unifiedDiff(Old, New, Labels),
      "--- a/x\n+++ b/x\n@@ -1,11 +1,11 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n 1\n 2\n 3\n"
      "@@ -13,4 +13,4 @@\n 5\n 6\n 7\n-c\n+C\n");
}

TEST(Diff, G03_all_is_new_where_nothing_was) {
  EXPECT_EQ(unifiedDiff("", "a\nb\n", Labels), "--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  EXPECT_EQ(unifiedDiff("a\n", "", Labels), "--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-a\n");
}

TEST(Diff, G03_a_missing_last_line_break_is_said) {
  EXPECT_EQ(unifiedDiff("a", "a\n", Labels),
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST(Diff, G03_a_name_with_a_space_ends_with_a_tab) {
  EXPECT_EQ(unifiedDiff("a\n", "b\n", {"a/x y", "b/x y"}),
            "--- a/x y\t\n+++ b/x y\t\n@@ -1 +1 @@\n-a\n+b\n");
}

TEST(Diff, G03_texts_that_differ_in_line_ends_only_are_told) {
  EXPECT_TRUE(differInLineEndsOnly("a\r\nb\r\n", "a\nb\n"));
  EXPECT_TRUE(differInLineEndsOnly("a\nb\n", "a\nb\r\n"));
  EXPECT_TRUE(differInLineEndsOnly("a\nb", "a\nb\n"));
  EXPECT_FALSE(differInLineEndsOnly("a\nb\n", "a\nb\n"));
  EXPECT_FALSE(differInLineEndsOnly("a\r\nb\r\n", "a\nc\n"));
  EXPECT_FALSE(differInLineEndsOnly("a\rb\n", "ab\n"));
  EXPECT_FALSE(differInLineEndsOnly("a\n", "a\n\n"));
}

std::vector<std::string_view> unchanged(const Lines& Text, const std::vector<bool>& IsChanged) {
  std::vector<std::string_view> Result;
  for (std::size_t I = 0; I < Text.size(); ++I)
    if (!IsChanged[I]) Result.push_back(Text[I]);
  return Result;
}

/// By a table of all pairs.
std::size_t longestCommon(const Lines& A, const Lines& B) {
  std::vector<std::size_t> Row(B.size() + 1);
  for (const std::string_view Line : A) {
    std::size_t Corner = 0;
    for (std::size_t J = 0; J < B.size(); ++J) {
      const std::size_t Above = Row[J + 1];
      Row[J + 1] = Line == B[J] ? Corner + 1 : std::max(Above, Row[J]);
      Corner = Above;
    }
  }
  return Row.back();
}

TEST(Diff, G03_as_few_lines_as_possible_are_changed) {
  std::mt19937 Random(1);
  const auto Below = [&](std::size_t Limit) { return Random() % Limit; };
  const Lines Alphabet{"a", "b", "c", "d", "e"};
  for (int Round = 0; Round < 20000; ++Round) {
    const std::size_t Letters = 1 + Below(Alphabet.size());
    Lines Old(Below(14));
    Lines New(Below(14));
    for (Lines* Text : {&Old, &New})
      for (std::string_view& Line : *Text) Line = Alphabet[Below(Letters)];
    const ChangedLines Changed = changedLines(Old, New);
    const std::vector<std::string_view> Kept = unchanged(Old, Changed.Old);
    ASSERT_EQ(Kept, unchanged(New, Changed.New));
    ASSERT_EQ(Kept.size(), longestCommon(Old, New));
  }
}

std::string numbered(const std::string& Line, const std::vector<int>& Numbers) {
  std::string Text;
  for (const int Number : Numbers) Text += Line + std::to_string(Number) + "\n";
  return Text;
}

/// In a process that has 200 MB for data and two seconds of a processor.
[[noreturn]] void diffWithinLimits(const std::string& Old, const std::string& New) {
  const rlimit Memory{200U << 20U, 200U << 20U};
  const rlimit Seconds{2, 2};
  if (setrlimit(RLIMIT_DATA, &Memory) != 0 || setrlimit(RLIMIT_CPU, &Seconds) != 0) _exit(1);
  const std::string Text = unifiedDiff(Old, New, Labels);
  _exit(Text.size() > Old.size() ? 0 : 2);
}

TEST(Diff, G03_fifteen_thousand_lines_that_all_differ_take_two_seconds_and_200_MB_at_most) {
  std::vector<int> Numbers(15000);
  std::iota(Numbers.begin(), Numbers.end(), 0);
  const std::string Text = numbered("a line, number ", Numbers);
  EXPECT_EXIT(diffWithinLimits(Text, numbered("another line, ", Numbers)),
              testing::ExitedWithCode(0), "");
  std::shuffle(Numbers.begin(), Numbers.end(), std::mt19937(1));
  EXPECT_EXIT(diffWithinLimits(Text, numbered("a line, number ", Numbers)),
              testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace dynify::gen
