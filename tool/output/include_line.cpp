#include "output/include_line.hpp"

#include <filesystem>

namespace dynify::gen {
namespace {

/// The path below `Directory`, or nothing.
std::string below(const std::string& Path, const std::string& Directory) {
  const std::string Prefix = Directory.ends_with('/') ? Directory : Directory + "/";
  return Path.starts_with(Prefix) ? Path.substr(Prefix.size()) : std::string();
}

}  // namespace

std::string relativePath(const std::string& To, const std::string& From) {
  return std::filesystem::path(To).lexically_relative(From).generic_string();
}

std::string includeLine(const std::string& Header, const std::string& Companion,
                        const std::vector<std::string>& IncludeDirectories) {
  const std::filesystem::path HeaderPath(Header);
  const std::filesystem::path Folder = std::filesystem::path(Companion).parent_path();
  if (HeaderPath.parent_path() == Folder) return HeaderPath.filename().string();
  std::string Shortest;
  for (const std::string& Directory : IncludeDirectories) {
    const std::string Found = below(Header, Directory);
    if (!Found.empty() && (Shortest.empty() || Found.size() < Shortest.size())) Shortest = Found;
  }
  return Shortest.empty() ? relativePath(Header, Folder.string()) : Shortest;
}

}  // namespace dynify::gen
