// What compilers leave about frames, read from small inputs that are kept here.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "frames/budget.hpp"
#include "frames/class_dump.hpp"
#include "frames/header.hpp"
#include "frames/members.hpp"
#include "frames/merge.hpp"
#include "frames/names.hpp"
#include "frames/record.hpp"
#include "frames/table.hpp"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// g++ 12, -fdump-lang-class, shortened.
constexpr char ClassDump[] = R"(Class std::__n4861::noop_coroutine_promise::__frame
   size=24 align=8
   base size=17 base align=8
std::__n4861::noop_coroutine_promise::__frame (0x0x7f9f272e3f60) 0

Class placed_frame
   size=1 align=1
   base size=0 base align=1
placed_frame (0x0x7f9f2484c540) 0 empty

Class my::FileReader::read(std::string, int)::_ZN2my10FileReader4readENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEi.Frame
   size=360 align=8
   base size=360 base align=8
my::FileReader::read(std::string, int)::_ZN2my10FileReader4readENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEEi.Frame (0x0x7f9f243b66c0) 0

Class wide()::_Z4widev.Frame
   size=192 align=64
   base size=144 base align=64
wide()::_Z4widev.Frame (0x0x7f9f243b66c0) 0

)";

constexpr char Record[] = R"(--- !Passed
Pass:            coro-split
Name:            CoroSplit
DebugLoc:        { File: a.cpp, Line: 10, Column: 0 }
Function:        _ZN2my4readEi
Args:
  - String:          'Split '''
  - function:        _ZN2my4readEi
  - String:          ''' (frame_size='
  - frame_size:      '288'
  - String:          ', align='
  - align:           '16'
  - String:          ')'
...
--- !Passed
Pass:            inline
Name:            Inlined
Function:        _Z5otherv
Args:
  - Callee:          _Z5thirdv
...
)";

std::vector<Frame> must(llvm::Expected<std::vector<Frame>> Frames) {
  if (Frames) return std::move(*Frames);
  ADD_FAILURE() << llvm::toString(Frames.takeError());
  return {};
}

std::string errorOf(llvm::Expected<std::vector<Frame>> Frames) {
  return Frames ? "none" : llvm::toString(Frames.takeError());
}

Frame frame(const std::string& Mangled, std::uint64_t Size, const std::string& Input = "a.o") {
  Frame F;
  F.Mangled = Mangled;
  F.Function = readableFunction(Mangled);
  F.Size = Size;
  F.Align = 8;
  F.Input = Input;
  return F;
}

TEST(FramesTest, F02_a_class_dump_tells_sizes_and_alignments) {
  const std::vector<Frame> Frames = must(readClassDump(ClassDump));
  ASSERT_EQ(Frames.size(), 2u);
  EXPECT_EQ(Frames[0].Size, 360u);
  EXPECT_EQ(Frames[0].Align, 8u);
  EXPECT_EQ(readableFunction(Frames[0].Mangled), "my::FileReader::read(std::string, int)");
  EXPECT_EQ(Frames[1].Mangled, "_Z4widev");
  EXPECT_EQ(Frames[1].Align, 64u);
}

TEST(FramesTest, F02_a_class_dump_that_is_cut_off_inside_of_a_frame_is_an_error) {
  const std::string Text = ClassDump;
  const std::size_t Begin = Text.find("Class my::"), Size = Text.find("360", Begin);
  EXPECT_THAT(errorOf(readClassDump(Text.substr(0, Size))), HasSubstr("cut off after '_ZN2my"));
  EXPECT_THAT(errorOf(readClassDump(Text.substr(0, Size + 2))), HasSubstr("cut off"));
  EXPECT_THAT(errorOf(readClassDump(Text.substr(0, Size + 10))), HasSubstr("cut off"));
}

TEST(FramesTest, F02_a_record_tells_sizes_alignments_and_lines) {
  const std::vector<Frame> Frames = must(readRecord(Record));
  ASSERT_EQ(Frames.size(), 1u);
  EXPECT_EQ(Frames[0].Mangled, "_ZN2my4readEi");
  EXPECT_EQ(Frames[0].Size, 288u);
  EXPECT_EQ(Frames[0].Align, 16u);
  EXPECT_EQ(Frames[0].File, "a.cpp");
  EXPECT_EQ(Frames[0].Line, 10u);
}

TEST(FramesTest, F02_a_record_that_is_cut_off_is_an_error_wherever) {
  const llvm::StringRef Text = Record;
  for (std::size_t Size = 10; Size < Text.size(); ++Size) {
    const llvm::StringRef Cut = Text.take_front(Size);
    if (Cut.ends_with("\n...\n")) continue;
    EXPECT_NE(errorOf(readRecord(Cut)), "none") << Size;
  }
}

TEST(FramesTest, F02_internal_functions_are_known_by_their_symbols) {
  for (const char* Internal : {"_ZL3foov", "_ZN2ns3BarL3fooEv", "_ZN12_GLOBAL__N_16hiddenEi",
                               "_ZNK3$_0clEi", "_ZZN1Y2goEvENKUliE_clEi", "_ZNKL3lamMUliE_clEi",
                               "_ZZL3foovENKUlvE_clEv", "_Z3fooRN12_GLOBAL__N_11XE"})
    EXPECT_TRUE(isInternal(Internal)) << Internal;
  for (const char* External :
       {"_Z3foov", "_ZN2ns3FooI3LLLE3barEv", "_Z3fooILi3EEvv", "_Z3fooRN2ns5UltraE",
        "_ZNKR2ns3Bar3fooEv", "foo", "_ZN2my10FileReader4readESs"})
    EXPECT_FALSE(isInternal(External)) << External;
}

TEST(FramesTest, F02_frames_of_one_name_are_merged_with_the_larger_and_a_warning) {
  std::vector<std::string> Warnings;
  Frame Small = frame("_Z3foov", 32);
  Small.File = "foo.hpp";
  const std::vector<Frame> Merged =
      mergeFrames({Small, frame("_Z3foov", 296, "b.o"), frame("_Z3barv", 40)}, Warnings);
  ASSERT_EQ(Merged.size(), 2u);
  EXPECT_EQ(Merged[0].Size, 296u);
  EXPECT_EQ(Merged[0].File, "foo.hpp");
  EXPECT_THAT(Warnings,
              ElementsAre("'foo()' has 296 bytes in b.o and 32 in a.o: the larger counts"));
}

TEST(FramesTest, F02_internal_functions_of_two_objects_stay_apart) {
  std::vector<std::string> Warnings;
  const char* Name = "_ZN12_GLOBAL__N_16hiddenEi";
  EXPECT_EQ(mergeFrames({frame(Name, 32), frame(Name, 40, "b.o")}, Warnings).size(), 2u);
  EXPECT_TRUE(Warnings.empty());
}

TEST(FramesTest, F02_what_several_files_say_about_one_unit_is_one) {
  std::vector<std::string> Warnings;
  const char* Name = "_ZL6hiddeni";
  EXPECT_EQ(mergeFrames({frame(Name, 32, "d/x.cpp.o"), frame(Name, 32, "d/x.cpp.cpp.001l.class"),
                         frame(Name, 32, "d/x.cpp.opt.yaml")},
                        Warnings)
                .size(),
            1u);
}

TEST(FramesTest, F02_the_largest_is_first_and_equals_are_by_name) {
  std::vector<std::string> Warnings;
  std::vector<std::string> Names;
  for (const Frame& F :
       mergeFrames({frame("_Z1cv", 8), frame("_Z1av", 8), frame("_Z1bv", 16)}, Warnings))
    Names.push_back(F.Function);
  EXPECT_THAT(Names, ElementsAre("b()", "a()", "c()"));
}

TEST(FramesTest, F02_json_has_a_row_for_each_and_is_read_again) {
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  writeJson({frame("_Z3foov", 32)}, Stream);
  for (const char* Part :
       {"\"mangled\": \"_Z3foov\"", "\"function\": \"foo()\"", "\"size\": 32", "\"align\": 8",
        "\"source\": \"dwarf\"", "\"input\": \"a.o\"", "\"file\": \"\"", "\"line\": 0"})
    EXPECT_THAT(Stream.str(), HasSubstr(Part));
  const std::vector<Frame> Read = must(readJson(Stream.str()));
  ASSERT_EQ(Read.size(), 1u);
  EXPECT_EQ(Read[0].Size, 32u);
  EXPECT_NE(errorOf(readJson("{}")), "none");
  EXPECT_NE(errorOf(readJson("[1")), "none");
}

TEST(FramesTest, F03_members_of_gcc_are_explained) {
  const std::vector<FrameMember> Members =
      explainMembers({{"_Coro_resume_fn", "f", 0, 8, {}},
                      {"_Coro_promise", "p", 16, 8, {}},
                      {"name", "std::string", 24, 32, {}},
                      {"_Coro_resume_index", "s", 56, 2, {}},
                      {"_Coro_frame_needs_free", "bool", 58, 1, {}},
                      {"sum_1_2", "int", 64, 4, {}},
                      {"Aw0_3_4", "awaiter", 72, 16, {}},
                      {"D.81425_3_4", "int", 88, 4, {}}},
                     {{}, 96, 8, false});
  std::vector<std::string> Found;
  for (const FrameMember& M : Members)
    Found.push_back(std::to_string(M.Offset) + " " + nameOf(M.For) + " " + M.Name);
  EXPECT_THAT(Found, ElementsAre("0 resume, destroy resume_fn", "8 padding ", "16 promise promise",
                                 "24 parameter name", "56 resume index resume_index",
                                 "58 bookkeeping frame_needs_free", "59 padding ", "64 local sum",
                                 "68 padding ", "72 awaiter ", "88 temporary ", "92 padding "));
}

TEST(FramesTest, F03_members_of_clang_are_explained) {
  // On ARM, clang places the second function where a 64-bit target has it.
  const std::vector<FrameMember> Members =
      explainMembers({{"__resume_fn", "void *", 0, 4, {}},
                      {"__destroy_fn", "void *", 8, 4, {}},
                      {"class_my__promise_0", "class_my__promise", 8, 4, {}},
                      {"n", "int", 12, 4, {}},
                      {"sum", "int", 16, 4, {}},
                      {"class_my__task_awaiter_1", "class_my__task_awaiter", 20, 8, {}},
                      {"__coro_index", "__coro_index", 28, 1, {}}},
                     {{"n"}, 32, 4, true});
  std::vector<std::string> Found;
  for (const FrameMember& M : Members)
    Found.push_back(std::to_string(M.Offset) + " " + nameOf(M.For) + " " + M.Name + " " + M.Type);
  EXPECT_THAT(Found,
              ElementsAre("0 resume, destroy resume_fn void *",
                          "4 resume, destroy destroy_fn void *", "8 promise promise my::promise",
                          "12 parameter n int", "16 local sum int", "20 awaiter  my::task_awaiter",
                          "28 resume index resume_index integer", "29 padding  "));
}

TEST(FramesTest, F03_members_that_are_not_in_the_frame_are_left_out) {
  const std::vector<FrameMember> Members = explainMembers(
      {{"a_1_1", "int", ~0ULL - 1, 4, {}}, {"b_1_1", "int", 4, ~0ULL, {}}}, {{}, 8, 8, false});
  ASSERT_EQ(Members.size(), 1u);
  EXPECT_EQ(Members[0].For, Purpose::Padding);
}

TEST(FramesTest, F04_a_budget_is_kept_until_a_frame_grows) {
  Frame Before = frame("_Z3foov", 100);
  Before.Members = {{"block", "char[50]", 0, 50, Purpose::Local}};
  Frame After = frame("_Z3foov", 164);
  After.Members = {{"block", "char[114]", 0, 114, Purpose::Local}};
  Budget All;
  All["gcc"] = budgetOf({Before});
  llvm::Expected<Budget> Read = readBudget(writeBudget(All));
  ASSERT_TRUE(static_cast<bool>(Read));
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  EXPECT_TRUE(checkBudget(Read->at("gcc"), {Before}, 0, Stream));
  EXPECT_TRUE(checkBudget(Read->at("gcc"), {frame("_Z3foov", 99)}, 0, Stream));
  EXPECT_EQ(Stream.str(), "");
  EXPECT_FALSE(checkBudget(Read->at("gcc"), {After, frame("_Z3barv", 8)}, 0, Stream));
  EXPECT_THAT(Stream.str(), HasSubstr("    100      164     +64  foo()"));
  EXPECT_THAT(Stream.str(), HasSubstr("+114 local block: char[114]"));
  EXPECT_THAT(Stream.str(), HasSubstr("      -        8     new  bar()"));
}

TEST(FramesTest, F04_what_is_no_budget_is_an_error) {
  for (const std::string Rest :
       {"3", "{\"a\": 3}", "{\"a\": {\"f\": 3}}", "{\"a\": {\"f\": {\"size\": -3}}}"}) {
    llvm::Expected<Budget> Read = readBudget("{\"budgets\": " + Rest + "}");
    EXPECT_FALSE(static_cast<bool>(Read)) << Rest;
    llvm::consumeError(Read.takeError());
  }
  llvm::Expected<Budget> Empty = readBudget("");
  EXPECT_FALSE(static_cast<bool>(Empty));
  llvm::consumeError(Empty.takeError());
}

TEST(FramesTest, F05_the_header_has_what_others_can_name) {
  const std::string Text = emitFramesHeader(
      {frame("_ZN2my6Reader4readEi", 64), frame("_ZNK2my6Reader4readEv", 48),
       frame("_Z3temIiE4taskIT_ES1_", 40), frame("_ZN12_GLOBAL__N_16hiddenEi", 32),
       frame("_ZNK3$_0clEi", 32), frame("_ZN2my1VIiE1mEi", 24), frame("main_loop", 16)});
  for (const char* Part :
       {"measured_frames<\"my::Reader::read\">", "{\"my::Reader\", \"(int)\", {64, 8}}",
        "{\"my::Reader\", \"() const\", {48, 8}}", "measured_frames<\"tem\">",
        "measured_frames<\"my::V::m\">", "{\"my::V<int>\", \"(int)\", {24, 8}}"})
    EXPECT_THAT(Text, HasSubstr(Part));
  EXPECT_THAT(Text, Not(HasSubstr("hidden")));
  EXPECT_THAT(Text, Not(HasSubstr("{32")));
}

}  // namespace
}  // namespace dynify::gen
