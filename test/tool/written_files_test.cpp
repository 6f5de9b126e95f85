// What becomes of the files that the program writes: links, permissions, devices, kills, full
// disks.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>

#include "tool_run.hpp"

namespace dynify::gen {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

using WrittenFiles = ToolRun;

TEST_F(WrittenFiles, G04_a_symbolic_link_is_followed_and_stays_one) {
  write("a.hpp", traitHeader("A"));
  write("gen/real.hpp", "old\n");
  std::filesystem::create_symlink("gen/real.hpp", Folder / "w" / "to_file.hpp");
  std::filesystem::create_symlink("gen/new.hpp", Folder / "w" / "to_nothing.hpp");
  for (const std::string Link : {"to_file.hpp", "to_nothing.hpp"}) {
    const Outcome O = run("a.hpp -o " + Link);
    EXPECT_EQ(O.Code, 0) << O.Err;
    EXPECT_TRUE(std::filesystem::is_symlink(Folder / "w" / Link));
  }
  EXPECT_THAT(read("gen/real.hpp"), HasSubstr("class DynA"));
  EXPECT_THAT(read("gen/new.hpp"), HasSubstr("class DynA"));
}

TEST_F(WrittenFiles, G04_the_devices_of_a_process_are_written_and_stay) {
  write("a.hpp", traitHeader("A"));
  const Outcome O = run("a.hpp -o /dev/stdout");  // which is a file here
  EXPECT_EQ(O.Code, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("class DynA"));
  EXPECT_TRUE(std::filesystem::is_symlink("/dev/stdout"));
  std::filesystem::create_symlink("/dev/stdout", Folder / "w" / "link.hpp");
  EXPECT_THAT(run("a.hpp -o link.hpp").Out, HasSubstr("class DynA"));
  EXPECT_EQ(run("a.hpp -o /dev/null").Code, 0);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(WrittenFiles, G04_a_file_keeps_its_permissions) {
  write("a.hpp", traitHeader("A"));
  write("a.dyn.hpp", "old\n");
  const std::string Path = (Folder / "w" / "a.dyn.hpp").string();
  ::chmod(Path.c_str(), 0666);
  EXPECT_EQ(run("a.hpp", "umask 077;").Code, 0);
  struct stat Status{};
  ASSERT_EQ(::stat(Path.c_str(), &Status), 0);
  EXPECT_EQ(Status.st_mode & 0777U, 0666U);
}

TEST_F(WrittenFiles, G04_what_a_killed_run_has_left_is_removed_and_nothing_else) {
  write("a.hpp", traitHeader("A"));
  for (const std::string Name :
       {"a.dyn.hpp.12ab9f.tmp", "b.dyn.hpp.12ab9f.tmp", "a.dyn.hpp.x.tmp"}) {
    write(Name, "half");
    std::filesystem::last_write_time(
        Folder / "w" / Name, std::filesystem::file_time_type::clock::now() - std::chrono::hours(1));
  }
  write("a.dyn.hpp.654321.tmp", "of a run that goes on");
  EXPECT_EQ(run("a.hpp").Code, 0);
  EXPECT_FALSE(exists("a.dyn.hpp.12ab9f.tmp"));
  EXPECT_TRUE(exists("b.dyn.hpp.12ab9f.tmp") && exists("a.dyn.hpp.x.tmp"));
  EXPECT_TRUE(exists("a.dyn.hpp.654321.tmp"));
}

TEST_F(WrittenFiles, G05_a_full_disk_is_told_with_exit_code_2) {
  write("a.hpp", traitHeader("A"));
  const Outcome ToFile = run("a.hpp -o /dev/full");
  EXPECT_EQ(ToFile.Code, 2);
  EXPECT_THAT(ToFile.Err, StartsWith("dynify-gen: error: cannot write '/dev/full': No space"));
  // What comes behind the sharp is what `run` redirects.
  const std::string Full = " >/dev/full 2>../err #";
  for (const std::string Arguments : {"a.hpp -o -", "a.hpp --list", "a.hpp --check"}) {
    const Outcome O = run(Arguments + Full);
    EXPECT_EQ(O.Code, 2) << Arguments;
    EXPECT_THAT(O.Err, HasSubstr("dynify-gen: error: cannot write to standard output: No space"));
  }
}

}  // namespace
}  // namespace dynify::gen
