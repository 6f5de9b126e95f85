#include "cli/resource_directory.hpp"

#include "clang/Basic/Version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace dynify::gen {
namespace {

bool hasHeaders(llvm::StringRef Directory) {
  llvm::SmallString<256> Header(Directory);
  llvm::sys::path::append(Header, "include", "stddef.h");
  return llvm::sys::fs::exists(Header);
}

std::string askedInFlags(const std::vector<std::string>& Flags) {
  for (std::size_t I = 0; I < Flags.size(); ++I) {
    llvm::StringRef Flag = Flags[I];
    if (Flag == "-resource-dir" && I + 1 < Flags.size()) return Flags[I + 1];
    if (Flag.consume_front("-resource-dir=")) return Flag.str();
  }
  return {};
}

std::string besideTool(const std::string& ToolPath) {
  llvm::SmallString<256> Path(llvm::sys::path::parent_path(ToolPath));
  llvm::sys::path::append(Path, "..", "lib", "dynify", "clang");
  llvm::sys::path::append(Path, CLANG_VERSION_MAJOR_STRING);
  llvm::sys::path::remove_dots(Path, true);
  return std::string(Path);
}

std::string toldByClang() {
  const auto Clang = llvm::sys::findProgramByName("clang-" CLANG_VERSION_MAJOR_STRING);
  llvm::SmallString<128> Answer;
  if (!Clang || llvm::sys::fs::createTemporaryFile("dynify-gen", "txt", Answer)) return {};
  const llvm::FileRemover Remover(Answer);
  const std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(Answer),
                                                      llvm::StringRef()};
  llvm::sys::ExecuteAndWait(*Clang, {*Clang, "-print-resource-dir"}, std::nullopt, Redirects);
  const auto Text = llvm::MemoryBuffer::getFile(Answer);
  return Text ? (*Text)->getBuffer().trim().str() : std::string();
}

}  // namespace

std::optional<std::string> findResourceDirectory(const std::string& Asked,
                                                 const std::vector<std::string>& Flags,
                                                 const std::string& ToolPath) {
  const std::string Named = Asked.empty() ? askedInFlags(Flags) : Asked;
  if (!Named.empty()) return hasHeaders(Named) ? std::optional(Named) : std::nullopt;
  for (const std::string& Directory : {besideTool(ToolPath), std::string(DYNIFY_GEN_RESOURCE_DIR)})
    if (hasHeaders(Directory)) return Directory;
  const std::string Told = toldByClang();
  return hasHeaders(Told) ? std::optional(Told) : std::nullopt;
}

std::string noResourceDirectory() {
  return "clang's own headers were not found; install those of LLVM " CLANG_VERSION_MAJOR_STRING
         ", or name their directory by '--resource-dir'";
}

std::string findOwnHeaders(const std::string& ToolPath) {
  llvm::SmallString<256> Path(llvm::sys::path::parent_path(ToolPath));
  llvm::sys::path::append(Path, "..", "include");
  llvm::sys::path::remove_dots(Path, true);
  llvm::SmallString<256> Header(Path);
  llvm::sys::path::append(Header, "dynify", "task.hpp");
  return llvm::sys::fs::exists(Header) ? std::string(Path) : std::string();
}

}  // namespace dynify::gen
