#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "output/depfile.hpp"
#include "output/files.hpp"
#include "output/include_line.hpp"
#include "text/diff.hpp"

namespace dynify::gen {
namespace {

const DiffLabels Labels{"a/x", "b/x"};

/// A named pipe that is open for reading, so that nobody waits for the other end.
class Pipe {
 public:
  Pipe() : Path(testing::TempDir() + "dynify-pipe-" + std::to_string(::getpid())) {
    ::mkfifo(Path.c_str(), 0600);
    Descriptor = ::open(Path.c_str(), O_RDWR | O_NONBLOCK);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  ~Pipe() {
    ::close(Descriptor);
    std::filesystem::remove(Path);
  }
  std::string read() const {
    char Bytes[64];
    const ssize_t Count = ::read(Descriptor, Bytes, sizeof Bytes);
    return Count < 0 ? "" : std::string(Bytes, static_cast<std::size_t>(Count));
  }

  const std::string Path;

 private:
  int Descriptor;
};

TEST(Files, G04_a_pipe_or_a_device_is_written_and_stays_one) {
  const Pipe To;
  EXPECT_EQ(writeFiles({{To.Path, "text"}}), std::nullopt);
  EXPECT_EQ(To.read(), "text");
  EXPECT_TRUE(std::filesystem::is_fifo(To.Path));
}

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

TEST(Depfile, G02_special_characters_are_escaped) {
  EXPECT_EQ(makeDepfile({"o ut"}, {"/a b", "/c#d", "/e$f", "/g\\h", "/i\\ j"}),
            "o\\ ut: \\\n  /a\\ b \\\n  /c\\#d \\\n  /e$$f \\\n  /g\\h \\\n  /i\\\\\\ j\n");
}

TEST(IncludeLine, G01_a_header_in_the_same_folder_goes_by_its_name) {
  EXPECT_EQ(includeLine("/p/net/a.hpp", "/p/net/a.dyn.hpp", {"/p"}), "a.hpp");
}

TEST(IncludeLine, G01_a_header_is_named_from_the_longest_include_directory) {
  EXPECT_EQ(includeLine("/p/src/net/a.hpp", "/o/a.dyn.hpp", {"/p", "/p/src", "/q"}), "net/a.hpp");
}

TEST(IncludeLine, G01_else_by_the_way_from_the_companion) {
  EXPECT_EQ(includeLine("/p/src/a.hpp", "/p/gen/x/a.dyn.hpp", {}), "../../src/a.hpp");
}

}  // namespace
}  // namespace dynify::gen
