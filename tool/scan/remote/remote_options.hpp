// Traits that are asked for by name, on the command line.
#pragma once

#include <string>
#include <vector>

namespace dynify::gen {

struct RemoteOptions {
  std::vector<std::string> Traits;   ///< `--trait`: qualified names of classes or class templates
  std::vector<std::string> Skipped;  ///< `--skip`: `vendor::Client::close`
  bool SkipUnsupported = false;      ///< leave out what would be refused, with a remark
};

}  // namespace dynify::gen
