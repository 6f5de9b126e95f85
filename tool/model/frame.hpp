// What a compiler says about the frame of one coroutine. Plain data, which owns its strings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dynify::gen {

/// Who said so.
enum class FrameSource {
  ClassDump,  ///< GCC's -fdump-lang-class
  Record,     ///< Clang's optimisation record
  Dwarf,      ///< debug information
};

/// What a part of a frame is there for.
enum class Purpose {
  Functions,  ///< how to resume and to destroy it
  Promise,
  Parameter,  ///< the coroutine's own copy
  Local,
  Awaiter,  ///< kept while it is awaited
  Temporary,
  ResumeIndex,  ///< where to go on
  Bookkeeping,
  Value,  ///< the compiler gives it no name
  Padding,
};

struct FrameMember {
  std::string Name;
  std::string Type;
  std::uint64_t Offset = 0;
  std::uint64_t Size = 0;
  Purpose For = Purpose::Value;

  friend bool operator==(const FrameMember&, const FrameMember&) = default;
};

struct Frame {
  std::string Mangled;   ///< the symbol of the function that is called
  std::string Function;  ///< for people
  std::string File;      ///< empty: not known
  unsigned Line = 0;
  std::uint64_t Size = 0;
  std::uint64_t Align = 1;
  FrameSource Source = FrameSource::Dwarf;
  std::string Input;
  std::vector<FrameMember> Members;  ///< by offset, gaps included; empty: not known
};

}  // namespace dynify::gen
