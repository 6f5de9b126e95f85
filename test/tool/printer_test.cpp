#include "emit/printer.hpp"

#include <gtest/gtest.h>

namespace dynify::gen {
namespace {

TEST(PrinterTest, G04_puts_in_what_names_stand_for) {
  Printer P;
  P.print("class $name$ : $base$ {};\n", {{"name", "A"}, {"base", "B"}});
  EXPECT_EQ(P.text(), "class A : B {};\n");
}

TEST(PrinterTest, G04_drops_the_line_break_that_opens_a_raw_string) {
  Printer P;
  P.print(R"(
int x;
)");
  EXPECT_EQ(P.text(), "int x;\n");
}

TEST(PrinterTest, G04_two_dollars_are_one) {
  Printer P;
  P.print("$$5\n");
  EXPECT_EQ(P.text(), "$5\n");
}

TEST(PrinterTest, G04_text_that_is_put_in_is_not_looked_at_again) {
  Printer P;
  P.print("$a$\n", {{"a", "$b$"}});
  EXPECT_EQ(P.text(), "$b$\n");
}

TEST(PrinterTest, G04_a_line_of_empty_names_is_dropped_and_an_empty_line_is_kept) {
  Printer P;
  P.print("a\n  $nothing$\n\nb\n", {{"nothing", ""}});
  EXPECT_EQ(P.text(), "a\n\nb\n");
}

TEST(PrinterTest, G04_parts_print_themselves_where_they_stand) {
  Printer P;
  P.print("{\n  $body$\n}\n", {{"body", [](Printer& Inner) {
                                  Inner.print("one;\n\n");
                                  Inner.print("if (two)\n  $three$\n",
                                              {{"three", [](Printer& P3) { P3.print("3;\n"); }}});
                                }}});
  EXPECT_EQ(P.text(), "{\n  one;\n\n  if (two)\n    3;\n}\n");
}

TEST(PrinterTest, G04_a_part_in_a_line_is_not_indented) {
  Printer P;
  P.print("  a $part$ c\n", {{"part", [](Printer& Inner) { Inner.print("b"); }}});
  EXPECT_EQ(P.text(), "  a b c\n");
}

std::string body(const std::string& Text) {
  Printer P;
  P.print("  f() $body$\n", {{"body", Text}});
  return P.text();
}

TEST(PrinterTest, T07_a_body_ends_where_its_function_stands) {
  EXPECT_EQ(body("{ return 1; }"), "  f() { return 1; }\n");
  EXPECT_EQ(body("{\n        a(b,\n          c);\n\n     label:\n      }"),
            "  f() {\n    a(b,\n      c);\n\n label:\n  }\n");
  EXPECT_EQ(body("{\n  a();\nlabel:\n  b(); }"), "  f() {\n      a();\n    label:\n      b(); }\n");
  EXPECT_EQ(body("{\n\ta();\n\t  b();\n}"), "  f() {\n    a();\n      b();\n  }\n");
  EXPECT_EQ(body("{\n\ta();\n      b();\n    }"), "  f() {\n      a();\n    b();\n  }\n");
}

TEST(PrinterTest, T07_what_lines_mean_something_in_stays_where_it_is) {
  EXPECT_EQ(
      body("{\n      auto a = R\"x(\n   )\"\n)x\";\n      /* b\n c\n*/ d();\n#if E\n   # if F\n    "
           "}"),
      "  f() {\n    auto a = R\"x(\n   )\"\n)x\";\n    /* b\n c\n*/ d();\n#if E\n   # if F\n  }\n");
  EXPECT_EQ(body("{\n      a(1'000, '\"', \"\\\"//\\\n   b\", /* ' */ R);  // c \\\n d\n    }"),
            "  f() {\n    a(1'000, '\"', \"\\\"//\\\n   b\", /* ' */ R);  // c \\\n d\n  }\n");
  EXPECT_EQ(body("{\r\n      a();\r\n    }"), "  f() {\r\n    a();\r\n  }\n");
}

TEST(PrinterTest, G04_names_are_known_until_their_scope_ends) {
  Printer P;
  const Printer::Scope Outer(P, {{"x", "outer"}});
  {
    const Printer::Scope Inner(P, {{"x", "inner"}});
    P.print("$x$ ");
  }
  P.print("$x$\n");
  EXPECT_EQ(P.text(), "inner outer\n");
}

TEST(PrinterDeathTest, G04_an_unknown_name_is_fatal) {
  Printer P;
  EXPECT_DEATH(P.print("$x$\n"), "nothing is known as 'x'");
  EXPECT_DEATH(P.print("a $x\n"), "an unfinished name");
}

}  // namespace
}  // namespace dynify::gen
