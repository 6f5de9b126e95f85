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

void writeTable(const std::vector<Frame>& Frames, bool WithMembers, llvm::raw_ostream& Out);

/// An object with `frames`, an array of rows: mangled, function, file, line, size, align, source,
/// input, and members where they are known.
llvm::json::Value toJson(const std::vector<Frame>& Frames);
void writeJson(const std::vector<Frame>& Frames, llvm::raw_ostream& Out);

/// The sizes in a JSON that was written before, by function.
llvm::Expected<std::vector<Frame>> readJson(llvm::StringRef Text);

}  // namespace dynify::gen
