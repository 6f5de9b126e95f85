// Why a name is missing: `#if` leaves its declaration out. Headers that ask which compiler reads
// them declare more to g++ than to Clang, which this tool is.
#pragma once

#include <set>
#include <string>

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "scan/conditionals.hpp"

namespace dynify::gen {

/// Remarks on those of `Missing` that a skipped part declares: where, and how to hand its macro
/// over.
void remarkSkippedNames(clang::Preprocessor& PP, const ConditionalLog& Conditionals,
                        const std::set<std::string>& Missing);

}  // namespace dynify::gen
