// Bounds for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "bound/worst_case.hpp"
#include "llvm/Support/raw_ostream.h"
#include "model/frame.hpp"

namespace dynify::gen {

/// One row for each root.
void writeBoundTable(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out);
/// Each root with the frames that live at its worst moment, callees below their callers.
void writeBoundTree(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out);
/// An object with `roots`: root, mangled, file, line, bytes or null, and frames, a tree of the
/// same.
void writeBoundJson(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out);

/// Roots as if they were frames, of their bounds' sizes: for budgets and for the header. Members
/// are the frames of the chain.
std::vector<Frame> asFrames(const std::vector<RootBound>& Roots);

}  // namespace dynify::gen
