// "Did you mean ...?": the known name that somebody has most likely mistyped.
#pragma once

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// Compares a name with known ones, one after the other, and keeps the nearest.
class Nearest {
 public:
  /// Names that differ in more than `Limit` letters are no suggestion.
  Nearest(llvm::StringRef Given, unsigned Limit) : Name(Given), Best(Limit + 1) {}

  /// Whether it is nearer than all before it.
  bool consider(llvm::StringRef Known) {
    const unsigned Distance = Name.edit_distance(Known, true, Best);
    if (Distance >= Best || Known.empty()) return false;
    Best = Distance;
    Kept = Known;
    return true;
  }
  /// Empty: there is none.
  llvm::StringRef found() const { return Kept; }

 private:
  llvm::StringRef Name;
  llvm::StringRef Kept;
  unsigned Best;
};

inline llvm::StringRef nearest(llvm::StringRef Name, llvm::ArrayRef<llvm::StringRef> Known,
                               unsigned Limit) {
  Nearest Search(Name, Limit);
  for (const llvm::StringRef Each : Known) Search.consider(Each);
  return Search.found();
}

}  // namespace dynify::gen
