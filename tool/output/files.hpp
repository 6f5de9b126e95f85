// Writes outputs: all of them or none, atomically, and only those that change.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace dynify::gen {

struct OutputFile {
  std::string Path;
  std::string Text;
};

/// The text of the file, or nothing if it can't be read.
std::optional<std::string> readFile(const std::string& Path);

/// Makes missing folders. Every new text is written beside its place before the first is renamed
/// into it, so that a full disk or a missing permission changes nothing. A file that has its text
/// already is not touched. A symbolic link is followed, and a file that is there keeps its
/// permissions. What is no regular file, /dev/null or a pipe, is written as it is, and so is what
/// only the system knows the place of, as /dev/stdout. Temporary files that a killed run has left
/// there are removed. Returns what went wrong, or nothing.
/// `Touch`: a file that has its text already gets the time of now.
std::optional<std::string> writeFiles(const std::vector<OutputFile>& Files, bool Touch = false);

}  // namespace dynify::gen
