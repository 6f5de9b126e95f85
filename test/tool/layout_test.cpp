#include "text/layout.hpp"

#include <optional>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace dynify::gen {
namespace {

using testing::Optional;

std::string laid(const std::string& Text) { return laidOut(Text).value_or("nothing"); }

TEST(Layout, G01_lines_are_indented_by_what_is_open) {
  EXPECT_EQ(
      laid("namespace a {\nclass B {\npublic:\nstruct C {\nint i;\n};\n};\n}  // namespace a\n"),
      "namespace a {\nclass B {\n public:\n  struct C {\n    int i;\n  };\n};\n}  // namespace "
      "a\n");
}

TEST(Layout, G01_what_goes_on_in_the_next_line_is_indented_further) {
  EXPECT_EQ(laid("bool a =\nb;\nif (a)\nb();\nelse\nc();\n"),
            "bool a =\n    b;\nif (a)\n  b();\nelse\n  c();\n");
}

TEST(Layout, G01_spaces_and_empty_lines_are_one_and_blocks_start_and_end_without) {
  EXPECT_EQ(
      laid("struct A {\n\n\nint   i;\n\n\n\nint j;\n\n};\n\n\nnamespace b {\n\nint k;\n\n}  // "
           "namespace b\n"),
      "struct A {\n  int i;\n\n  int j;\n};\n\nnamespace b {\n\nint k;\n\n}  // namespace b\n");
}

TEST(Layout, G01_a_short_function_is_one_line) {
  EXPECT_EQ(laid("int f() {\nreturn 1;\n}\n"), "int f() { return 1; }\n");
  EXPECT_EQ(laid("int f() {\nreturn 1;\nreturn 2;\n}\n"),
            "int f() {\n  return 1;\n  return 2;\n}\n");
  EXPECT_EQ(laid("if (a) {\nb();\n}\n"), "if (a) {\n  b();\n}\n");
  const std::string Long(81, 'n');
  EXPECT_EQ(laid("int f() {\nreturn " + Long + ";\n}\n"), "int f() {\n  return " + Long + ";\n}\n");
}

TEST(Layout, G01_a_template_is_declared_in_a_line_of_its_own) {
  EXPECT_EQ(laid("template <class T, class ... > class A;\ntemplate <class T>\nrequires "
                 "b<T>\nclass A {\n};\n"),
            "template <class T, class ...>\nclass A;\ntemplate <class T>\n  requires b<T>\nclass A "
            "{\n};\n");
}

TEST(Layout, G01_a_signature_is_broken_behind_its_parenthesis) {
  const std::string Type(60, 'T');
  EXPECT_EQ(laid("struct A {\n" + Type +
                 " function(const std::string& text, int times = 3) const {\nx();\ny();\n}\n};\n"),
            "struct A {\n  " + Type +
                " function(\n      const std::string& text, int times = 3) const {\n    x();\n    "
                "y();\n  }\n};\n");
}

TEST(Layout, G01_a_list_is_broken_behind_its_commas) {
  const std::string Name(30, 'n');
  EXPECT_EQ(laid("call(" + Name + ", " + Name + ", " + Name + ", " + Name + ");\n"),
            "call(\n    " + Name + ", " + Name + ", " + Name + ",\n    " + Name + ");\n");
}

TEST(Layout, G01_the_body_of_a_lambda_has_lines_of_its_own) {
  const std::string Name(40, 'n');
  EXPECT_EQ(laid("methods all{\n.one = [](int " + Name + ") -> int { return " + Name +
                 " + one; },\n};\n"),
            "methods all{\n    .one = [](int " + Name + ") -> int {\n      return " + Name +
                " + one;\n    },\n};\n");
}

TEST(Layout, G01_what_a_requirement_is_of_has_a_line_of_its_own) {
  const std::string Name(50, 'n');
  EXPECT_EQ(laid("bool a = requires {\n{ a." + Name + "() } -> b::" + Name + "<int>;\n};\n"),
            "bool a = requires {\n  {\n    a." + Name + "()\n  } -> b::" + Name + "<int>;\n};\n");
}

TEST(Layout, G01_a_constructor_initialises_in_its_line_or_in_the_next_ones) {
  EXPECT_EQ(laid("A(int i) noexcept\n: b(i), c(i) {}\n"), "A(int i) noexcept : b(i), c(i) {}\n");
  const std::string Name(60, 'n');
  EXPECT_EQ(laid("A(int i) noexcept\n: b(" + Name + "), c(" + Name + ") {}\n"),
            "A(int i) noexcept\n    : b(" + Name + "),\n      c(" + Name + ") {}\n");
}

TEST(Layout, G01_a_long_string_literal_becomes_two) {
  const std::string Word(50, 'w');
  EXPECT_EQ(laid("return \"" + Word + " " + Word + "\";\n"),
            "return \"" + Word + " \"\n       \"" + Word + "\";\n");
}

TEST(Layout, G01_a_long_comment_is_continued) {
  const std::string Word(60, 'w');
  EXPECT_EQ(laid("struct A {\n/// " + Word + " " + Word + " end.\n};\n"),
            "struct A {\n  /// " + Word + "\n  /// " + Word + " end.\n};\n");
}

TEST(Layout, G01_a_less_than_sign_is_no_bracket) {
  EXPECT_EQ(laid("bool a = b < c;\nbool d = e<f> < g<h>;\nbool operator<(A a, A b);\n"),
            "bool a = b < c;\nbool d = e<f> < g<h>;\nbool operator<(A a, A b);\n");
}

TEST(Layout, G01_quoted_brackets_and_marks_of_comments_are_text) {
  EXPECT_EQ(laid("call(\"{ // (\", '\\'', '(', 1'000);\nint i;\n"),
            "call(\"{ // (\", '\\'', '(', 1'000);\nint i;\n");
}

TEST(Layout, G01_directives_stay_as_they_are) {
  EXPECT_EQ(laid("struct A {\n#pragma GCC   diagnostic push\nint i;\n};\n"),
            "struct A {\n#pragma GCC   diagnostic push\n  int i;\n};\n");
}

TEST(Layout, G01_what_only_a_parser_can_tell_is_left_to_one) {
  EXPECT_EQ(laidOut("int i = /* none */ 0;\n"), std::nullopt);
  EXPECT_EQ(laidOut("auto s = R\"(\n)\";\n"), std::nullopt);
  EXPECT_EQ(laidOut("int \\\ni;\n"), std::nullopt);
  EXPECT_EQ(laidOut("auto s = \"open;\n"), std::nullopt);
  EXPECT_EQ(laidOut("f(a[1);\n"), std::nullopt);
}

TEST(Layout, G01_what_has_no_end_is_written_as_it_is) {
  EXPECT_THAT(laidOut(""), Optional(std::string()));
  EXPECT_THAT(laidOut("}\n)\nint i"), Optional(std::string("}\n)\n    int i\n")));
}

}  // namespace
}  // namespace dynify::gen
