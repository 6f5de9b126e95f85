// `dynify-gen explain`: the pages of docs/errors, for who has only the program.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {

/// `Arguments[0]` is the program, what follows stands behind the word `explain`. The exit code: 0
/// done, 2 a rule that there is none of, or a wrong option.
int runExplain(llvm::ArrayRef<const char*> Arguments, llvm::raw_ostream& Out,
               llvm::raw_ostream& Errors);

}  // namespace dynify::gen
