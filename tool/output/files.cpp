#include "output/files.hpp"

#include <chrono>
#include <filesystem>
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

/// A run takes moments between making a temporary file and renaming it.
constexpr std::chrono::minutes StaleAfter{10};

/// Stands for six characters that make the name of a temporary file unique.
constexpr llvm::StringLiteral Unique = ".%%%%%%.tmp";

std::string failure(const std::string& Path, const std::string& Why) {
  return fmt::format("cannot write '{}': {}", Path, Why);
}

void discard(std::vector<Pending>& All, std::size_t From) {
  for (std::size_t I = From; I < All.size(); ++I) llvm::consumeError(All[I].Temporary.discard());
}

std::error_code setTimeToNow(const std::string& Path) {
  int Descriptor = -1;
  if (const std::error_code Error =
          fs::openFileForWrite(Path, Descriptor, fs::CD_OpenExisting, fs::OF_Append))
    return Error;
  fs::file_t File = fs::convertFDToNativeFile(Descriptor);
  const std::error_code Error =
      fs::setLastAccessAndModificationTime(Descriptor, std::chrono::system_clock::now());
  const std::error_code Closed = fs::closeFile(File);
  return Error ? Error : Closed;
}

/// The mode that a new file gets, which a temporary one does not.
fs::perms modeFor(const std::string& Path) {
  if (const llvm::ErrorOr<fs::perms> Existing = fs::getPermissions(Path)) return *Existing;
  const auto NewFile = static_cast<unsigned>(fs::all_read | fs::all_write);
  return static_cast<fs::perms>(NewFile & ~fs::getUmask());
}

/// Where a path leads: what is to be renamed to, or else written as it is.
struct Target {
  std::string Path;
  bool IsSpecial = false;
};

/// Follows symbolic links, also to where nothing is yet. A device or a pipe, /dev/null for one, is
/// special, since a rename would put a file in its place; so is what /proc only knows: it may be a
/// file that somebody else has open, and writes on.
Target followed(const std::string& Path) {
  std::filesystem::path At = Path;
  std::error_code Error;
  constexpr int MostLinks = 40;  // as the system has it
  for (int Links = 0; Links < MostLinks && std::filesystem::is_symlink(At, Error); ++Links) {
    std::filesystem::path Next = std::filesystem::read_symlink(At, Error);
    if (Error) break;
    if (Next.is_relative()) Next = At.parent_path() / Next;
    if (Next.native().starts_with("/proc/")) return {Path, true};
    At = std::move(Next);
  }
  fs::file_status Status;
  const bool IsSpecial = !fs::status(At.native(), Status) && fs::exists(Status) &&
                         !fs::is_regular_file(Status) && !fs::is_directory(Status);
  return {At.native(), IsSpecial};
}

/// A run that was killed leaves its temporary file: the next one that writes there removes it.
void removeStale(const std::string& Path) {
  const std::filesystem::path File = Path;
  const std::string Start = File.filename().string() + ".";
  std::error_code Error;
  for (std::filesystem::directory_iterator
           It(File.has_parent_path() ? File.parent_path() : std::filesystem::path("."), Error),
       End;
       !Error && It != End; It.increment(Error)) {
    const std::string Name = It->path().filename().string();
    if (Name.size() != Start.size() - 1 + Unique.size() || !Name.starts_with(Start) ||
        !Name.ends_with(".tmp"))
      continue;
    std::error_code Ignored;
    const auto Written = It->last_write_time(Ignored);
    if (!Ignored && std::filesystem::file_time_type::clock::now() - Written > StaleAfter)
      std::filesystem::remove(It->path(), Ignored);
  }
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
  removeStale(File.Path);
  const fs::perms Mode = modeFor(File.Path);
  llvm::Expected<fs::TempFile> Temporary = fs::TempFile::create(File.Path + Unique, Mode);
  if (!Temporary) return failure(File.Path, llvm::toString(Temporary.takeError()));
  // The process's mask would take some away.
  (void)fs::setPermissions(Temporary->TmpName, Mode);
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

std::optional<std::string> writeFiles(const std::vector<OutputFile>& Files, bool Touch) {
  std::vector<Pending> All;
  std::vector<std::string> Same;
  for (const OutputFile& Named : Files) {
    const Target To = followed(Named.Path);
    const OutputFile File{To.Path, Named.Text};
    const std::optional<std::string> Old = To.IsSpecial ? std::nullopt : readFile(File.Path);
    if (Old == File.Text) Same.push_back(File.Path);
    if (Old == File.Text) continue;
    if (std::optional<std::string> Error = To.IsSpecial ? writeThrough(File) : prepare(File, All)) {
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
  for (const std::string& Path : Same)
    if (const std::error_code Error = Touch ? setTimeToNow(Path) : std::error_code())
      return failure(Path, Error.message());
  return std::nullopt;
}

}  // namespace dynify::gen
