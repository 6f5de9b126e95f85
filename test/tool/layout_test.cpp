#include "text/layout.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace dynify::gen {
namespace {

/// Of this many columns, with the text around it.
std::string wide(std::size_t Columns, char Of = 'n') { return std::string(Columns, Of); }

TEST(Layout, G01_a_line_of_a_hundred_columns_stays_as_it_is) {
  const std::string Line = "call(a, " + wide(90) + ");\n";
  ASSERT_EQ(Line.size(), 101u);  // with its end
  EXPECT_EQ(laidOut(Line), Line);
  EXPECT_EQ(laidOut("  int   i = f( 1,2 );\n\t\tint j;\n"), "  int   i = f( 1,2 );\n\t\tint j;\n");
}

TEST(Layout, G01_empty_lines_are_one_and_blocks_start_and_end_without) {
  EXPECT_EQ(
      laidOut("\n\nstruct A {\n\n\n  int i;\n \n\t\n\n  int j;\n\n};\n\n\nnamespace b {\n\n"
              "int k;\n\n}  // namespace b\n\n"),
      "struct A {\n  int i;\n\n  int j;\n};\n\nnamespace b {\n\nint k;\n\n}  // namespace b\n");
  EXPECT_EQ(laidOut("class A {\n\n public:\n\n  A();\n\n private:\n\n  int i;\n};\n"),
            "class A {\n public:\n  A();\n\n private:\n  int i;\n};\n");
}

TEST(Layout, G01_a_long_function_has_a_line_for_each_statement) {
  EXPECT_EQ(laidOut("  int f() const { first(); return " + wide(80) + "; }\n"),
            "  int f() const {\n    first();\n    return " + wide(80) + ";\n  }\n");
  EXPECT_EQ(laidOut("int f() { for (int i = 0; i < 9; ++i) [] { one(); two(); }(); return " +
                    wide(60) + "; }\n"),
            "int f() {\n  for (int i = 0; i < 9; ++i)\n    [] { one(); two(); }();\n  return " +
                wide(60) + ";\n}\n");
}

TEST(Layout, G01_what_an_if_decides_about_stands_below_it) {
  EXPECT_EQ(laidOut("if (a) return \"" + wide(90) + "\";\n"),
            "if (a)\n  return \"" + wide(90) + "\";\n");
  EXPECT_EQ(laidOut("int f() { if constexpr (a) return b; else if (c) return d; else return " +
                    wide(60) + "; }\n"),
            "int f() {\n  if constexpr (a)\n    return b;\n  else if (c)\n    return d;\n  else\n"
            "    return " +
                wide(60) + ";\n}\n");
}

TEST(Layout, G01_a_signature_is_broken_behind_its_parenthesis) {
  EXPECT_EQ(laidOut("  " + wide(60, 'T') + " f(const std::string& text, int times = 3) const {\n"),
            "  " + wide(60, 'T') + " f(\n      const std::string& text, int times = 3) const {\n");
  // A parenthesis that has no room goes with its name.
  EXPECT_EQ(laidOut("[[nodiscard]] a<" + wide(80, 'T') + "> " + wide(20) + "(int b, int c) {\n"),
            "[[nodiscard]] a<" + wide(80, 'T') + ">\n    " + wide(20) + "(int b, int c) {\n");
}

TEST(Layout, G01_a_list_holds_as_much_in_a_line_as_it_can) {
  const std::string Name = wide(30);
  EXPECT_EQ(laidOut("call(" + Name + ", " + Name + ", f(" + Name + "), " + Name + ");\n"),
            "call(" + Name + ", " + Name + ",\n     f(" + Name + "), " + Name + ");\n");
  EXPECT_EQ(laidOut("void " + Name + "(), " + Name + "(), " + Name + "(), b();\n"),
            "void " + Name + "(), " + Name + "(),\n    " + Name + "(), b();\n");
  EXPECT_EQ(laidOut("template <class " + Name + ", class " + wide(50) + ">\n"),
            "template <class " + Name + ",\n          class " + wide(50) + ">\n");
}

TEST(Layout, G01_a_list_starts_in_the_next_line_if_that_holds_it) {
  EXPECT_EQ(laidOut("return some_call(" + wide(40) + ", " + wide(40) + ");\n"),
            "return some_call(\n    " + wide(40) + ", " + wide(40) + ");\n");
  EXPECT_EQ(laidOut("return some_call(" + wide(40) + ", " + wide(40) + ", " + wide(40) + ");\n"),
            "return some_call(" + wide(40) + ", " + wide(40) + ",\n                 " + wide(40) +
                ");\n");
  EXPECT_EQ(laidOut("return some_call(" + wide(85) + ", " + wide(40) + ");\n"),
            "return some_call(\n    " + wide(85) + ",\n    " + wide(40) + ");\n");
}

TEST(Layout, G01_brackets_are_opened_from_the_outside_inwards) {
  EXPECT_EQ(laidOut("return outer(inner(" + wide(60) + ", " + wide(60) + "), b);\n"),
            "return outer(\n    inner(" + wide(60) + ",\n          " + wide(60) + "), b);\n");
}

TEST(Layout, G01_the_body_of_a_lambda_has_lines_of_its_own) {
  EXPECT_EQ(
      laidOut("    .one = [](int " + wide(40) + ") -> int { return " + wide(40) + "; },\n"),
      "    .one = [](int " + wide(40) + ") -> int {\n      return " + wide(40) + ";\n    },\n");
  EXPECT_EQ(laidOut("one = start([](int b) { one(); two(); return " + wide(55) + "; });\n"),
            "one = start(\n    [](int b) { one(); two(); return " + wide(55) + "; });\n");
}

TEST(Layout, G01_little_in_front_of_a_bracket_aligns_its_content) {
  EXPECT_EQ(laidOut("return {" + wide(50) + ", " + wide(50) + "};\n"),
            "return {" + wide(50) + ",\n        " + wide(50) + "};\n");
  EXPECT_EQ(laidOut("[](int " + wide(50) + ", int " + wide(50) + ") { f(); }\n"),
            "[](int " + wide(50) + ",\n   int " + wide(50) + ") {\n  f();\n}\n");
  EXPECT_EQ(laidOut("if (int i = " + wide(50) + "; " + wide(50) + " && a) {\n"),
            "if (int i = " + wide(50) + ";\n    " + wide(50) + " && a) {\n");
  EXPECT_EQ(laidOut("while (" + wide(50) + " && !a(b, c) || " + wide(50) + ")\n"),
            "while (" + wide(50) + " && !a(b, c) ||\n       " + wide(50) + ")\n");
}

TEST(Layout, G01_what_an_expression_returns_goes_into_the_next_line) {
  EXPECT_EQ(laidOut("  { a." + wide(50) + "() } -> b::" + wide(50) + "<int>;\n"),
            "  { a." + wide(50) + "() }\n      -> b::" + wide(50) + "<int>;\n");
  EXPECT_EQ(laidOut("  { a." + wide(70) + "(" + wide(20) + ") } noexcept -> b::c<int>;\n"),
            "  { a." + wide(70) + "(" + wide(20) + ") }\n      noexcept -> b::c<int>;\n");
  EXPECT_EQ(laidOut("  { a.b(" + wide(90) + ", " + wide(10) + ") } -> b::c<int>;\n"),
            "  {\n    a.b(" + wide(90) + ",\n        " + wide(10) + ")\n  } -> b::c<int>;\n");
}

TEST(Layout, G01_bases_and_constraints_go_into_the_next_line) {
  EXPECT_EQ(laidOut("class A : public " + wide(70) + "<A, B> {\n"),
            "class A : public " + wide(70) + "<A, B> {\n");
  EXPECT_EQ(laidOut("class A : public " + wide(79) + "<A, B> {\n"),
            "class A\n    : public " + wide(79) + "<A, B> {\n");
  EXPECT_EQ(laidOut("int f(int a) const requires(" + wide(80) + ") {\n"),
            "int f(int a) const\n    requires(" + wide(80) + ") {\n");
}

TEST(Layout, G01_what_has_no_brackets_is_broken_at_a_space) {
  EXPECT_EQ(laidOut("using " + wide(50) + " = " + wide(50) + ";\n"),
            "using " + wide(50) + " =\n    " + wide(50) + ";\n");
  EXPECT_EQ(laidOut("return " + wide(100) + ";\n"), "return " + wide(100) + ";\n");
}

TEST(Layout, G01_a_comment_stays_behind_its_line) {
  const std::string Line = "A(int&) = delete;  // " + wide(90);
  EXPECT_EQ(laidOut(Line + "\n"), Line + "\n");
  EXPECT_EQ(laidOut("call(" + wide(60) + ", " + wide(60) + ");  // why, indeed\n"),
            "call(" + wide(60) + ",\n     " + wide(60) + ");  // why, indeed\n");
  const std::string Comment = "/// " + wide(60) + " " + wide(60) + "\n";
  EXPECT_EQ(laidOut(Comment), Comment);
}

TEST(Layout, G01_a_less_than_sign_is_no_bracket) {
  EXPECT_EQ(laidOut("bool a = " + wide(40) + " < b && " + wide(40) + " > c(" + wide(20) + ");\n"),
            "bool a = " + wide(40) + " < b &&\n    " + wide(40) + " > c(" + wide(20) + ");\n");
  EXPECT_EQ(laidOut("f(" + wide(40) + "<b, " + wide(40) + ", operator<(c, " + wide(20) + "));\n"),
            "f(" + wide(40) + "<b, " + wide(40) + ",\n  operator<(c, " + wide(20) + "));\n");
}

TEST(Layout, G01_quoted_brackets_and_marks_of_comments_are_text) {
  EXPECT_EQ(
      laidOut("calling_it(\"{ // (, \\\", \", '\\'', '(', 1'000, /* , */ " + wide(50) + ");\n"),
      "calling_it(\n    \"{ // (, \\\", \", '\\'', '(', 1'000, /* , */ " + wide(50) + ");\n");
}

TEST(Layout, G01_directives_and_what_goes_on_behind_a_line_stay_as_they_are) {
  for (const std::string& Text :
       {"#pragma   message(a, b)  " + wide(90), "#define A(b, c) \\\n\n  " + wide(100),
        "auto a = f(b, R\"x(\n\n\n)\" \n" + wide(100) + "\n)x\");",
        "f(a, /* b\n\n\n  c */ " + wide(100) + ", d);"})
    EXPECT_EQ(laidOut(Text + "\n"), Text + "\n");
}

TEST(Layout, G01_text_that_is_damaged_is_laid_out_all_the_same) {
  EXPECT_EQ(laidOut(""), "");
  EXPECT_EQ(laidOut("}\n)\nint i"), "}\n)\nint i\n");
  for (const std::string& Text : {"auto s = \"open, " + wide(100), "f(a[1), " + wide(100) + "}>",
                                  "'" + wide(100), "<<<<{{{{ " + wide(100) + " }}"})
    EXPECT_EQ(laidOut(laidOut(Text)), laidOut(Text)) << Text;
}

TEST(Layout, G01_a_line_of_any_length_takes_time_in_proportion) {
  for (const std::string Item : {"a, ", "f(", "{ a; ", "a<b ", "[] { f(g(\"h\")); }, "}) {
    std::string Line = "f(";
    while (Line.size() < 300000) Line += Item;
    EXPECT_GE(laidOut(Line).size(), Line.size() * 2 / 3) << Item;
  }
  const std::string Deep = wide(100000, '(') + "a" + wide(100000, ')');
  EXPECT_GE(laidOut(Deep).size(), Deep.size());
}

std::vector<std::filesystem::path> goldens() {
  std::vector<std::filesystem::path> Found;
  for (const auto& Entry : std::filesystem::recursive_directory_iterator(DYNIFY_GOLDENS))
    if (Entry.path().string().ends_with(".dyn.hpp")) Found.push_back(Entry.path());
  return Found;
}

std::string read(const std::filesystem::path& Path) {
  std::ifstream File(Path);
  return {std::istreambuf_iterator<char>(File), {}};
}

std::string withoutSpaces(std::string Text) {
  std::erase_if(Text, [](char C) { return C == ' ' || C == '\n'; });
  return Text;
}

/// With lines of some hundred columns: those joined that hold nothing that ends with its line.
std::string joined(const std::string& Text) {
  std::istringstream Lines(Text);
  std::string Joined;
  std::string Last = "#";
  for (std::string Line; std::getline(Lines, Line);) {
    const std::string Both = Last + Line;
    const bool IsPlain = Both.find_first_of("#\\") == std::string::npos &&
                         Both.find("//") == std::string::npos &&
                         Both.find("*/") == std::string::npos;
    const std::size_t Words = std::min(Line.find_first_not_of(' '), Line.size());
    if (IsPlain && Last.size() < 300) {
      Joined += ' ' + Line.substr(Words);
      Last += ' ' + Line.substr(Words);
    } else {
      Joined += '\n' + Line;
      Last = Line;
    }
  }
  return Joined + '\n';
}

TEST(Layout, G01_what_is_laid_out_stays_as_it_is) {
  ASSERT_GT(goldens().size(), 30u);
  for (const std::filesystem::path& Path : goldens())
    EXPECT_EQ(laidOut(read(Path)), read(Path)) << Path;
}

TEST(Layout, G01_nothing_but_white_space_changes) {
  for (const std::filesystem::path& Path : goldens()) {
    const std::string Text = joined(read(Path));
    EXPECT_TRUE(withoutSpaces(laidOut(Text)) == withoutSpaces(Text)) << Path;
  }
}

}  // namespace
}  // namespace dynify::gen
