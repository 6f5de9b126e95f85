// From sources to the model: the one way in to clang.
//
//     headers + flags -> one translation unit -> attributes.hpp marks -> trait_reader.hpp ->
//     model/trait.hpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnose/log.hpp"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/Support/VirtualFileSystem.h"
#include "model/trait.hpp"
#include "scan/remote/remote_options.hpp"

namespace dynify::gen {

struct ScanHeader {
  std::string Path;       ///< absolute
  std::string Shown;      ///< as the user named it
  std::string Companion;  ///< absolute: where its output goes, "" for nowhere
};

/// Headers that are parsed together, with the same flags.
struct ScanOptions {
  std::vector<ScanHeader> Headers;
  std::string Directory;           ///< absolute: what the flags' paths are relative to
  std::vector<std::string> Flags;  ///< of the compiler, without its name and without a file
  std::string OwnHeaders;          ///< the folder of dynify's headers, searched last; or empty
  std::string ResourceDirectory;   ///< of clang's own headers
  RemoteOptions Remote;
  bool IsRecursive = false;  ///< headers that are included will be read again, as named ones
  bool UseColor = false;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
};

struct ScanResult {
  std::vector<Header> Headers;  ///< in the order of ScanOptions::Headers, each with its traits
  std::vector<std::string> Dependencies;  ///< absolute paths of all files that were read, sorted
  std::vector<std::string>
      IncludeDirectories;  ///< absolute, in the order that they are searched in
  std::vector<std::string>
      Marked;  ///< absolute paths of headers that were included and have traits, but were not named
};

/// Nothing: something was wrong, and `Log` has it.
///
/// The companions of the call are read as if they were empty, so that a header may include its own,
/// which need not exist yet, and which a change of the header may have made stale; with
/// `IsRecursive` that of any header by itself.
std::optional<ScanResult> scan(const ScanOptions& Options, DiagnosticLog& Log);

}  // namespace dynify::gen
