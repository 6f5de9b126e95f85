// Diagnostics for programs, as JSON and as SARIF: whole documents, nothing else on standard error.
#include <gmock/gmock.h>

#include <optional>

#include "llvm/Support/JSON.h"
#include "tool_run.hpp"

namespace dynify::gen {
namespace {

using llvm::json::Array;
using llvm::json::Object;
using testing::HasSubstr;
using testing::Not;

constexpr const char* Misspelt =
    "#pragma once\nclass [[dynify::trate]] Größe {\n public:\n  int next();\n};\n";

class Diagnostics : public ToolRun {
 protected:
  /// What the call says, which is one document.
  Object said(const std::string& Arguments, int ExitCode) {
    const Outcome O = run(Arguments);
    EXPECT_EQ(O.Code, ExitCode) << O.Err;
    EXPECT_EQ(run(Arguments).Err, O.Err);
    EXPECT_THAT(O.Err, Not(HasSubstr(Folder.string())));
    llvm::Expected<llvm::json::Value> Parsed = llvm::json::parse(O.Err);
    if (!Parsed) ADD_FAILURE() << llvm::toString(Parsed.takeError()) << '\n' << O.Err;
    return Parsed && Parsed->getAsObject() ? std::move(*Parsed->getAsObject()) : Object{};
  }

  std::vector<Object> diagnostics(const std::string& Arguments, int ExitCode) {
    return objects(said("--diagnostics=json " + Arguments, ExitCode), "diagnostics");
  }

  /// The only run of a SARIF log that has what the standard asks for.
  Object sarifRun(const std::string& Arguments, int ExitCode) {
    const Object Log = said("--diagnostics=sarif " + Arguments, ExitCode);
    EXPECT_EQ(text(Log, {"version"}), "2.1.0");
    EXPECT_THAT(text(Log, {"$schema"}), HasSubstr("sarif-schema-2.1.0.json"));
    std::vector<Object> Runs = objects(Log, "runs");
    EXPECT_EQ(Runs.size(), 1u);
    const Object* Tool = Runs.at(0).getObject("tool");
    EXPECT_EQ(text(*Tool, {"driver", "name"}), "dynify-gen");
    EXPECT_EQ(text(*Tool, {"driver", "version"}), DYNIFY_GEN_VERSION);
    const Object Invocation = objects(Runs.at(0), "invocations").at(0);
    EXPECT_EQ(Invocation.getInteger("exitCode"), ExitCode);
    EXPECT_EQ(Invocation.getBoolean("executionSuccessful"), ExitCode != 2);
    return Runs.at(0);
  }

  static std::vector<Object> objects(const Object& In, llvm::StringRef Key) {
    std::vector<Object> All;
    const Array* Found = In.getArray(Key);
    EXPECT_NE(Found, nullptr) << Key.str();
    if (Found)
      for (const llvm::json::Value& V : *Found) All.push_back(*V.getAsObject());
    return All;
  }

  static std::string text(const Object& In, std::initializer_list<llvm::StringRef> Keys) {
    const Object* At = &In;
    for (const llvm::StringRef* Key = Keys.begin(); At && Key + 1 != Keys.end(); ++Key)
      At = At->getObject(*Key);
    const auto Found = At ? At->getString(*(Keys.end() - 1)) : std::nullopt;
    return Found ? Found->str() : "(none)";
  }

  /// `line:column-line:column`.
  static std::string range(const Object& In) {
    const Object* Range = In.getObject("range");
    if (!Range) return "(none)";
    const auto Number = [&](llvm::StringRef End, llvm::StringRef Key) {
      return std::to_string(Range->getObject(End)->getInteger(Key).value_or(-1));
    };
    return Number("start", "line") + ":" + Number("start", "column") + "-" + Number("end", "line") +
           ":" + Number("end", "column");
  }

  static std::string region(const Object* R) {
    if (!R) return "(none)";
    const auto Number = [&](llvm::StringRef Key) {
      return std::to_string(R->getInteger(Key).value_or(-1));
    };
    return Number("startLine") + ":" + Number("startColumn") + "-" + Number("endLine") + ":" +
           Number("endColumn");
  }
};

TEST_F(Diagnostics, G05_json_has_a_refusal_with_its_rule_place_note_and_fix) {
  write("net/a.hpp", Misspelt);
  const std::vector<Object> All = diagnostics("./net/a.hpp", 1);
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(text(All[0], {"severity"}), "error");
  EXPECT_EQ(text(All[0], {"rule"}), "misspelt-attribute");
  EXPECT_EQ(text(All[0], {"help"}), "docs/errors/misspelt-attribute.md");
  EXPECT_EQ(text(All[0], {"message"}),
            "unknown attribute 'dynify::trate'; did you mean 'dynify::trait'?");
  EXPECT_EQ(text(All[0], {"file"}), "./net/a.hpp");
  EXPECT_EQ(range(All[0]), "2:17-2:22");
  const Object Note = objects(All[0], "notes").at(0);
  EXPECT_EQ(text(Note, {"message"}),
            "the attributes are 'trait', 'skip', 'storage' and 'ordinary'");
  EXPECT_EQ(range(Note), "2:17-2:22");
  const Object Fix = objects(All[0], "fixes").at(0);
  EXPECT_EQ(text(Fix, {"file"}), "./net/a.hpp");
  EXPECT_EQ(text(Fix, {"text"}), "trait");
  EXPECT_EQ(range(Fix), "2:17-2:22");
}

TEST_F(Diagnostics, G05_sarif_has_a_refusal_with_its_rule_place_note_and_fix) {
  write("my net/a.hpp", Misspelt);
  const Object Run = sarifRun("'my net/a.hpp'", 1);
  const Object Rule = objects(*Run.getObject("tool")->getObject("driver"), "rules").at(0);
  EXPECT_EQ(text(Rule, {"id"}), "misspelt-attribute");
  EXPECT_THAT(text(Rule, {"help", "text"}), HasSubstr("docs/errors/misspelt-attribute.md"));
  const Object Result = objects(Run, "results").at(0);
  EXPECT_EQ(text(Result, {"ruleId"}), "misspelt-attribute");
  EXPECT_EQ(text(Result, {"level"}), "error");
  EXPECT_THAT(text(Result, {"message", "text"}), HasSubstr("did you mean 'dynify::trait'?"));
  const Object Location = objects(Result, "locations").at(0);
  EXPECT_EQ(text(Location, {"physicalLocation", "artifactLocation", "uri"}), "my%20net/a.hpp");
  EXPECT_EQ(region(Location.getObject("physicalLocation")->getObject("region")), "2:17-2:22");
  const Object Related = objects(Result, "relatedLocations").at(0);
  EXPECT_EQ(text(Related, {"message", "text"}),
            "the attributes are 'trait', 'skip', 'storage' and 'ordinary'");
  const Object Change = objects(objects(Result, "fixes").at(0), "artifactChanges").at(0);
  EXPECT_EQ(text(Change, {"artifactLocation", "uri"}), "my%20net/a.hpp");
  const Object Replacement = objects(Change, "replacements").at(0);
  EXPECT_EQ(region(Replacement.getObject("deletedRegion")), "2:17-2:22");
  EXPECT_EQ(text(Replacement, {"insertedContent", "text"}), "trait");
}

TEST_F(Diagnostics, G05_a_rule_of_sarif_explains_itself_without_the_documentation) {
  write("a.hpp",
        "#pragma once\nclass [[dynify::trait]] A {\n public:\n"
        "  void* operator new(unsigned long);\n  int f();\n};\n");
  const Object Run = sarifRun("a.hpp", 1);
  const Object Rule = objects(*Run.getObject("tool")->getObject("driver"), "rules").at(0);
  EXPECT_EQ(text(Rule, {"id"}), "operator-method");
  const std::string Why = text(Rule, {"fullDescription", "text"});
  EXPECT_THAT(Why, testing::StartsWith("`operator new` and `operator delete` of a class say"));
  EXPECT_EQ(text(Rule, {"help", "text"}),
            "Declare it in the implementors, where it has an effect, or leave it out with "
            "`[[dynify::skip]]`.\n\ndocs/errors/operator-method.md");
  const std::string Page = text(Rule, {"help", "markdown"});
  EXPECT_THAT(Page, testing::StartsWith("# operator-method\n"));
  EXPECT_THAT(Page, testing::EndsWith(Why));
  EXPECT_THAT(Page, AllOf(HasSubstr("\nbox (docs/reference/box.md),"), Not(HasSubstr("](.."))));
}

TEST_F(Diagnostics, G05_rules_of_sarif_that_are_no_refusals_are_described) {
  const Object Run = sarifRun("gone.hpp", 2);
  const Object Rule = objects(*Run.getObject("tool")->getObject("driver"), "rules").at(0);
  EXPECT_THAT(text(Rule, {"fullDescription", "text"}),
              HasSubstr("The command line, or what it names"));
  EXPECT_EQ(text(Rule, {"help", "text"}), "docs/reference/generator.md#exit-codes");
}

TEST_F(Diagnostics, G05_errors_in_two_headers_are_in_one_document) {
  write("a.hpp", "#pragma once\nclass [[dynify::trait]] A;\n");
  write("b.hpp", "#pragma once\nunion [[dynify::trait]] B {};\n");
  const std::vector<Object> All = diagnostics("a.hpp b.hpp", 1);
  ASSERT_EQ(All.size(), 2u);
  EXPECT_EQ(text(All[0], {"rule"}) + " " + text(All[0], {"file"}), "undefined-trait a.hpp");
  EXPECT_EQ(text(All[1], {"rule"}) + " " + text(All[1], {"file"}), "union-trait b.hpp");
  EXPECT_EQ(objects(sarifRun("a.hpp b.hpp", 1), "results").size(), 2u);
}

TEST_F(Diagnostics, G05_errors_of_clang_are_in_the_document) {
  write("inner.hpp", "#pragma once\nMissing m;\n");
  write("a.hpp", traitHeader("A", "#include \"inner.hpp\"\n"));
  const std::vector<Object> All = diagnostics("a.hpp -- -v", 1);
  ASSERT_EQ(All.size(), 1u);
  EXPECT_EQ(text(All[0], {"rule"}), "compiler");
  EXPECT_EQ(text(All[0], {"message"}), "unknown type name 'Missing'");
  EXPECT_EQ(text(All[0], {"file"}), "inner.hpp");
  EXPECT_EQ(range(All[0]), "2:1-2:8");
  EXPECT_EQ(text(objects(sarifRun("a.hpp", 1), "results").at(0), {"ruleId"}), "compiler");
}

TEST_F(Diagnostics, G05_columns_are_bytes_in_json_and_code_points_in_sarif) {
  write("a.hpp", "#pragma once\n/* ö */ Missing m;\n");
  EXPECT_EQ(range(diagnostics("a.hpp", 1).at(0)), "2:10-2:17");
  const Object Result = objects(sarifRun("a.hpp", 1), "results").at(0);
  const Object Location = objects(Result, "locations").at(0);
  EXPECT_EQ(region(Location.getObject("physicalLocation")->getObject("region")), "2:9-2:16");
}

TEST_F(Diagnostics, G05_without_diagnostics_the_document_is_empty) {
  write("a.hpp", traitHeader("A"));
  EXPECT_TRUE(diagnostics("a.hpp", 0).empty());
  EXPECT_TRUE(exists("a.dyn.hpp"));
  EXPECT_TRUE(objects(sarifRun("a.hpp", 0), "results").empty());
  const Outcome O = run("--diagnostics=json -o - a.hpp");
  EXPECT_THAT(O.Out, HasSubstr("class DynA"));
  EXPECT_EQ(O.Err, run("--diagnostics=json a.hpp").Err);
}

TEST_F(Diagnostics, G05_what_the_tool_says_without_clang_is_in_the_document) {
  write("a.hpp", "class Plain {};\n");
  EXPECT_EQ(text(diagnostics("a.hpp", 0).at(0), {"severity"}), "warning");
  const Object Missing = diagnostics("a.hpp --require-traits", 1).at(0);
  EXPECT_EQ(text(Missing, {"rule"}) + " " + text(Missing, {"file"}), "no-trait a.hpp");
  write("b.hpp", traitHeader("B"));
  EXPECT_EQ(text(diagnostics("b.hpp --check", 1).at(0), {"rule"}), "out-of-date");
  EXPECT_EQ(text(diagnostics("gone.hpp", 2).at(0), {"message"}), "no such file: 'gone.hpp'");
  const Object Result = objects(sarifRun("gone.hpp", 2), "results").at(0);
  EXPECT_EQ(text(Result, {"ruleId"}), "environment");
}

TEST_F(Diagnostics, G05_what_is_left_out_is_a_remark_with_its_rule) {
  write("a.hpp", "class A { public: int f(); template <class T> int g(T); };\n");
  const Object Remark = diagnostics("a.hpp --trait A --skip-unsupported", 0).at(0);
  EXPECT_EQ(text(Remark, {"severity"}), "remark");
  EXPECT_EQ(text(Remark, {"rule"}), "method-template");
  const Object Run = sarifRun("a.hpp --trait A --skip-unsupported", 0);
  EXPECT_EQ(text(objects(Run, "results").at(0), {"level"}), "note");
}

TEST_F(Diagnostics, G05_text_shows_the_fix_as_clang_does) {
  write("a.hpp", Misspelt);
  const Outcome O = run("--diagnostics=text a.hpp");
  EXPECT_EQ(O.Err, run("a.hpp").Err);
  EXPECT_THAT(O.Err, testing::ContainsRegex("\\^~~~~\n *\\|? *trait\n"));
}

TEST_F(Diagnostics, G05_an_attribute_on_a_member_moves_to_its_class) {
  write("a.hpp", "class A {\n public:\n  [[dynify::trait(\"Any\")]] void run();\n};\n");
  const std::vector<Object> Fixes = objects(diagnostics("a.hpp", 1).at(0), "fixes");
  ASSERT_EQ(Fixes.size(), 2u);
  EXPECT_EQ(range(Fixes[0]) + text(Fixes[0], {"text"}), "3:3-3:28");
  EXPECT_EQ(range(Fixes[1]) + text(Fixes[1], {"text"}), "1:6-1:6 [[dynify::trait(\"Any\")]]");
}

TEST_F(Diagnostics, G05_an_attribute_on_a_forward_declaration_moves_to_the_definition) {
  write("a.hpp", "class A {\n public:\n  void run();\n};\nclass [[dynify::trait]] A;\n");
  const Object Refusal = diagnostics("a.hpp", 1).at(0);
  EXPECT_EQ(text(Refusal, {"rule"}), "misplaced-attribute");
  const std::vector<Object> Fixes = objects(Refusal, "fixes");
  ASSERT_EQ(Fixes.size(), 2u);
  EXPECT_EQ(range(Fixes[0]) + text(Fixes[0], {"text"}), "5:7-5:25");
  EXPECT_EQ(range(Fixes[1]) + text(Fixes[1], {"text"}), "1:6-1:6 [[dynify::trait]]");
}

TEST_F(Diagnostics, G05_an_attribute_on_a_declaration_whose_definition_is_not_read_is_refused) {
  write("inner.hpp", "#pragma once\nclass A {\n public:\n  void run();\n};\n");
  write("a.hpp", "#pragma once\nclass [[dynify::trait]] A;\n#include \"inner.hpp\"\n");
  const Object Refusal = diagnostics("a.hpp", 1).at(0);
  EXPECT_EQ(text(Refusal, {"rule"}), "misplaced-attribute");
  EXPECT_EQ(objects(Refusal, "fixes").size(), 1u);
}

TEST_F(Diagnostics, G05_an_attribute_that_shares_its_brackets_or_is_a_macro_has_no_fix) {
  write("a.hpp", "enum class [[dynify::trait, deprecated]] E { e };\n");
  EXPECT_TRUE(objects(diagnostics("a.hpp", 1).at(0), "fixes").empty());
  write("b.hpp", "#define TRAIT [[dynify::trait]]\nenum class TRAIT E { e };\n");
  EXPECT_TRUE(objects(diagnostics("b.hpp", 1).at(0), "fixes").empty());
}

}  // namespace
}  // namespace dynify::gen
