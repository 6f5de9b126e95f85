#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "output/depfile.hpp"
#include "output/files.hpp"
#include "output/include_line.hpp"
#include "text/paths.hpp"

namespace dynify::gen {
namespace {

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

TEST(Paths, G03_a_diff_names_files_from_the_current_folder_or_from_the_root) {
  EXPECT_EQ(pathInDiff("/p/net/a.dyn.hpp", "/p"), "net/a.dyn.hpp");
  EXPECT_EQ(pathInDiff("/pq/a.dyn.hpp", "/p"), "pq/a.dyn.hpp");
  EXPECT_EQ(pathInDiff("/p/a.dyn.hpp", "/"), "p/a.dyn.hpp");
}

}  // namespace
}  // namespace dynify::gen
