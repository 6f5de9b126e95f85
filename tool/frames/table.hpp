// The table for people, and the JSON for programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include "model/frame.hpp"

namespace dynify::gen {

struct TableStyle {
  bool WithMembers = false;
  unsigned Columns = 0;  ///< what does not fit into so many is cut off; 0: lines have any length
};

/// Coloured where llvm::WithColor colours `Out`.
void writeTable(const std::vector<Frame>& Frames, TableStyle Style, llvm::raw_ostream& Out);

/// An object with `frames`, an array of rows: mangled, function, file, line, size, align, source,
/// input, and members where they are known.
llvm::json::Value toJson(const std::vector<Frame>& Frames);
void writeJson(const std::vector<Frame>& Frames, llvm::raw_ostream& Out);

/// The sizes and alignments in a JSON that was written before, by symbol.
llvm::Expected<std::vector<Frame>> readJson(llvm::StringRef Text);

}  // namespace dynify::gen
