#include "tool_run.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace dynify::gen {
namespace {

std::filesystem::path makeFolder() {
  std::string Pattern = (std::filesystem::temp_directory_path() / "dynify-test-XXXXXX").string();
  return std::filesystem::canonical(mkdtemp(Pattern.data()));
}

std::string slurp(const std::filesystem::path& Path) {
  std::ifstream File(Path, std::ios::binary);
  return {std::istreambuf_iterator<char>(File), {}};
}

}  // namespace

ToolRun::ToolRun() : Folder(makeFolder()) { std::filesystem::create_directory(Folder / "w"); }
ToolRun::~ToolRun() { std::filesystem::remove_all(Folder); }

void ToolRun::write(const std::string& Name, const std::string& Text) const {
  const std::filesystem::path Path = Folder / "w" / Name;
  std::filesystem::create_directories(Path.parent_path());
  std::ofstream(Path, std::ios::binary) << Text;
}

std::string ToolRun::read(const std::string& Name) const { return slurp(Folder / "w" / Name); }

bool ToolRun::exists(const std::string& Name) const {
  return std::filesystem::exists(Folder / "w" / Name);
}

std::size_t ToolRun::fileCount() const {
  std::size_t Count = 0;
  for (const auto& Entry : std::filesystem::recursive_directory_iterator(Folder / "w"))
    Count += Entry.is_regular_file() ? 1 : 0;
  return Count;
}

Outcome ToolRun::run(const std::string& Arguments, const std::string& Before) const {
  std::ostringstream Command;
  Command << "cd '" << (Folder / "w").string() << "' && " << Before << " '" << DYNIFY_GEN_PATH
          << "' " << Arguments << " >'" << (Folder / "out").string() << "' 2>'"
          << (Folder / "err").string() << "'";
  const int Status = std::system(Command.str().c_str());
  return {WIFEXITED(Status) ? WEXITSTATUS(Status) : -1, slurp(Folder / "out"),
          slurp(Folder / "err")};
}

std::string traitHeader(const std::string& Name, const std::string& Include) {
  return "#pragma once\n" + Include + "class [[dynify::trait]] " + Name +
         " {\n public:\n  int next();\n};\n";
}

}  // namespace dynify::gen
