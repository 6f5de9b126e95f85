// Runs the program as a user does, in a folder of its own.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace dynify::gen {

struct Outcome {
  int Code = -1;
  std::string Out;
  std::string Err;
};

class ToolRun : public testing::Test {
 protected:
  ToolRun();
  ~ToolRun() override;

  void write(const std::string& Name, const std::string& Text) const;
  std::string read(const std::string& Name) const;
  bool exists(const std::string& Name) const;
  /// `Arguments` are words of the shell; `Before` stands in front of the program: variables, a
  /// change of folder.
  Outcome run(const std::string& Arguments, const std::string& Before = {}) const;
  /// The number of files below the folder.
  std::size_t fileCount() const;

  const std::filesystem::path Folder;
};

/// A header with a trait of this name.
std::string traitHeader(const std::string& Name, const std::string& Include = {});

}  // namespace dynify::gen
