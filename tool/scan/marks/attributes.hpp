// `[[dynify::...]]`, which no compiler knows: registers the attributes with clang's parser, and
// keeps what it drops.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "clang/AST/DeclBase.h"
#include "clang/Basic/IdentifierTable.h"
#include "clang/Basic/SourceLocation.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// One `dynify::NAME` or `dynify::NAME(arguments)` between `[[` and `]]`.
struct AttributeUse {
  std::string Name;
  clang::SourceLocation Location;  ///< of NAME
  bool HasArguments = false;       ///< even `()`
  std::vector<std::string>
      Arguments;  ///< the spellings of the tokens between the parentheses, macros expanded
};

/// Another attribute: `VENDOR::NAME`, or NAME alone.
struct OtherAttribute {
  const clang::IdentifierInfo* Vendor = nullptr;
  clang::SourceLocation VendorLocation;
  const clang::IdentifierInfo* Name = nullptr;
  clang::SourceLocation Location;
};

/// All uses in a translation unit, as its tokens pass by. The parser drops the arguments of
/// attributes that it does not know, ignores misspelt ones, and ignores those that stand where no
/// declaration takes them: this sees them all.
class AttributeLog {
 public:
  /// Watches what `PP` lexes.
  void watch(clang::Preprocessor& PP);

  const std::vector<AttributeUse>& uses() const { return Uses; }
  const std::vector<OtherAttribute>& others() const { return Others; }
  /// The use whose name is at `Location`, or null.
  const AttributeUse* at(clang::SourceLocation Location) const;

 private:
  enum class State {
    Outside,
    OneBracket,
    Start,
    Using,
    Vendor,
    AfterVendor,
    AfterUsing,
    Name,
    OtherName,
    AfterName,
    Arguments,
    Skip
  };

  void see(const clang::Token& T);
  State next(const clang::Token& T);
  State beginAttribute(const clang::Token& T);
  State afterVendor(const clang::Token& T);
  State endOfName(const clang::Token& T);
  State insideArguments(const clang::Token& T);

  clang::Preprocessor* PP = nullptr;
  State Current = State::Outside;
  int Depth = 0;
  bool IsOurs = false;       ///< the attribute at hand is in namespace dynify
  bool UsingIsOurs = false;  ///< `[[using dynify: ...]]`
  OtherAttribute Used;       ///< of `[[using other: ...]]`, its vendor
  OtherAttribute Read;       ///< the one at hand, which is not ours
  std::vector<AttributeUse> Uses;
  std::vector<OtherAttribute> Others;
};

/// Makes clang attach our attributes to declarations. Once a process; further calls do nothing.
void registerAttributes();

/// The location of the attribute's name if `D` has `[[dynify::Name]]` of its own or from an earlier
/// declaration; invalid otherwise.
clang::SourceLocation findAttribute(const clang::Decl& D, llvm::StringRef Name);

}  // namespace dynify::gen
