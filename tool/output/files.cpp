#include "output/files.hpp"

#include <utility>

#include "fmt/format.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

namespace fs = llvm::sys::fs;

struct Pending {
  fs::TempFile Temporary;
  std::string Path;
};

std::string failure(const std::string& Path, const std::string& Why) {
  return fmt::format("cannot write '{}': {}", Path, Why);
}

void discard(std::vector<Pending>& All, std::size_t From) {
  for (std::size_t I = From; I < All.size(); ++I) llvm::consumeError(All[I].Temporary.discard());
}

/// The mode that a new file gets, which a temporary one does not.
fs::perms modeFor(const std::string& Path) {
  if (const llvm::ErrorOr<fs::perms> Existing = fs::getPermissions(Path)) return *Existing;
  const auto NewFile = static_cast<unsigned>(fs::all_read | fs::all_write);
  return static_cast<fs::perms>(NewFile & ~fs::getUmask());
}

/// A device or a pipe, /dev/null for one: written as it is, since a rename would put a file in its
/// place.
bool isSpecial(const std::string& Path) {
  fs::file_status Status;
  return !fs::status(Path, Status) && fs::exists(Status) && !fs::is_regular_file(Status) &&
         !fs::is_directory(Status);
}

std::optional<std::string> writeThrough(const OutputFile& File) {
  std::error_code Error;
  llvm::raw_fd_ostream Stream(File.Path, Error);
  if (Error) return failure(File.Path, Error.message());
  Stream << File.Text;
  Stream.flush();
  Error = Stream.error();
  Stream.clear_error();
  return Error ? std::optional(failure(File.Path, Error.message())) : std::nullopt;
}

std::optional<std::string> prepare(const OutputFile& File, std::vector<Pending>& All) {
  const llvm::StringRef Folder = llvm::sys::path::parent_path(File.Path);
  if (const std::error_code Error = fs::create_directories(Folder.empty() ? "." : Folder))
    return failure(File.Path, Error.message());
  if (fs::is_directory(File.Path)) return failure(File.Path, "is a directory");
  llvm::Expected<fs::TempFile> Temporary =
      fs::TempFile::create(File.Path + ".%%%%%%.tmp", modeFor(File.Path));
  if (!Temporary) return failure(File.Path, llvm::toString(Temporary.takeError()));
  llvm::raw_fd_ostream Stream(Temporary->FD, false);
  Stream << File.Text;
  Stream.flush();
  const std::error_code Error = Stream.error();
  Stream.clear_error();
  All.push_back({std::move(*Temporary), File.Path});
  return Error ? std::optional(failure(File.Path, Error.message())) : std::nullopt;
}

}  // namespace

std::optional<std::string> readFile(const std::string& Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

std::optional<std::string> writeFiles(const std::vector<OutputFile>& Files) {
  std::vector<Pending> All;
  for (const OutputFile& File : Files) {
    const bool Special = isSpecial(File.Path);
    if (!Special && readFile(File.Path) == File.Text) continue;
    if (std::optional<std::string> Error = Special ? writeThrough(File) : prepare(File, All)) {
      discard(All, 0);
      return Error;
    }
  }
  for (std::size_t I = 0; I < All.size(); ++I) {
    if (llvm::Error Error = All[I].Temporary.keep(All[I].Path)) {
      discard(All, I + 1);
      return failure(All[I].Path, llvm::toString(std::move(Error)));
    }
  }
  return std::nullopt;
}

}  // namespace dynify::gen
