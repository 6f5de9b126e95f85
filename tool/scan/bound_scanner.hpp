// From a source to what its functions start: one translation unit as it is compiled.
//
//     source + flags -> bound/bound_unit.hpp -> model/bound.hpp
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnose/log.hpp"
#include "model/bound.hpp"

namespace dynify::gen {

struct BoundScanOptions {
  std::string Source;     ///< absolute
  std::string Shown;      ///< as the user named it
  std::string Directory;  ///< absolute: what the flags' paths are relative to
  std::string Current;    ///< absolute: paths below it are shown without it
  std::vector<std::string> Flags;
  std::string OwnHeaders;         ///< the folder of dynify's headers, searched last; or empty
  std::string ResourceDirectory;  ///< of clang's own headers
  bool UseColor = false;
};

struct BoundScan {
  BoundUnit Unit;
  std::vector<std::string> Dependencies;  ///< absolute paths of all files that were read
};

/// Nothing: it does not compile, and `Log` has why. Several may run at once, each with its log.
std::optional<BoundScan> scanBound(const BoundScanOptions& Options, DiagnosticLog& Log);

}  // namespace dynify::gen
