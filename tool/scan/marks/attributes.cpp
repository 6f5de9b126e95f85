#include "scan/marks/attributes.hpp"

#include <algorithm>

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/Sema/ParsedAttr.h"
#include "clang/Sema/Sema.h"

namespace dynify::gen {
namespace {

/// Accepts the attribute on every declaration: the scanner judges where it stands, with all of the
/// class before it.
class DynifyAttribute : public clang::ParsedAttrInfo {
 public:
  explicit DynifyAttribute(const char* Name) : SpellingOfName{clang::ParsedAttr::AS_CXX11, Name} {
    OptArgs = 15;
    Spellings = SpellingOfName;
  }

  bool diagAppertainsToDecl(clang::Sema&, const clang::ParsedAttr&,
                            const clang::Decl*) const override {
    return true;
  }

  AttrHandling handleDeclAttribute(clang::Sema& S, clang::Decl* D,
                                   const clang::ParsedAttr& A) const override {
    D->addAttr(clang::AnnotateAttr::Create(S.Context, SpellingOfName.NormalizedFullName, nullptr, 0,
                                           A.getRange()));
    return AttributeApplied;
  }

 private:
  const Spelling SpellingOfName;
};

struct TraitAttribute : DynifyAttribute {
  TraitAttribute() : DynifyAttribute("dynify::trait") {}
};
struct SkipAttribute : DynifyAttribute {
  SkipAttribute() : DynifyAttribute("dynify::skip") {}
};
struct OrdinaryAttribute : DynifyAttribute {
  OrdinaryAttribute() : DynifyAttribute("dynify::ordinary") {}
};
struct StorageAttribute : DynifyAttribute {
  StorageAttribute() : DynifyAttribute("dynify::storage") {}
};

}  // namespace

void registerAttributes() {
  static const clang::ParsedAttrInfoRegistry::Add<TraitAttribute> Trait("dynify-trait", "");
  static const clang::ParsedAttrInfoRegistry::Add<SkipAttribute> Skip("dynify-skip", "");
  static const clang::ParsedAttrInfoRegistry::Add<OrdinaryAttribute> Ordinary("dynify-ordinary",
                                                                              "");
  static const clang::ParsedAttrInfoRegistry::Add<StorageAttribute> Storage("dynify-storage", "");
}

clang::SourceLocation findAttribute(const clang::Decl& D, llvm::StringRef Name) {
  for (const auto* A : D.specific_attrs<clang::AnnotateAttr>()) {
    llvm::StringRef Annotation = A->getAnnotation();
    if (Annotation.consume_front("dynify::") && Annotation == Name) return A->getRange().getEnd();
  }
  return {};
}

void AttributeLog::watch(clang::Preprocessor& Watched) {
  PP = &Watched;
  Watched.setTokenWatcher([this](const clang::Token& T) { see(T); });
}

const AttributeUse* AttributeLog::at(clang::SourceLocation Location) const {
  const auto Found = std::find_if(Uses.begin(), Uses.end(),
                                  [&](const AttributeUse& U) { return U.Location == Location; });
  return Found == Uses.end() ? nullptr : &*Found;
}

void AttributeLog::see(const clang::Token& T) {
  // Nearly every token of a program passes here.
  if (Current == State::Outside && T.isNot(clang::tok::l_square)) return;
  Current = T.is(clang::tok::eof) ? State::Outside : next(T);
}

AttributeLog::State AttributeLog::next(const clang::Token& T) {
  using clang::tok::TokenKind;
  switch (Current) {
    case State::Outside:
      return State::OneBracket;
    case State::OneBracket:
      UsingIsOurs = false;
      Used = {};
      return T.is(TokenKind::l_square) ? State::Start : State::Outside;
    case State::Start:
      return T.is(TokenKind::kw_using) ? State::Using : beginAttribute(T);
    case State::Using:
      UsingIsOurs = T.is(TokenKind::identifier) && T.getIdentifierInfo()->isStr("dynify");
      if (!UsingIsOurs) Used = {T.getIdentifierInfo(), T.getLocation(), nullptr, {}};
      return State::AfterUsing;
    case State::AfterUsing:
      return State::Vendor;
    case State::Vendor:
      return beginAttribute(T);
    case State::AfterVendor:
      return afterVendor(T);
    case State::Name:
      Uses.push_back({PP->getSpelling(T), T.getLocation(), false, {}});
      return State::AfterName;
    case State::OtherName:
      Others.push_back({Read.Name, Read.Location, T.getIdentifierInfo(), T.getLocation()});
      return State::Skip;
    case State::AfterName:
    case State::Skip:
      return endOfName(T);
    case State::Arguments:
      return insideArguments(T);
  }
  return State::Outside;
}

AttributeLog::State AttributeLog::beginAttribute(const clang::Token& T) {
  if (!T.getIdentifierInfo()) return endOfName(T);
  if (UsingIsOurs) {
    IsOurs = true;
    Uses.push_back({PP->getSpelling(T), T.getLocation(), false, {}});
    return State::AfterName;
  }
  IsOurs = T.getIdentifierInfo()->isStr("dynify");
  Read = {Used.Vendor, Used.VendorLocation, T.getIdentifierInfo(), T.getLocation()};
  return State::AfterVendor;
}

/// Whether what was read is a vendor or a name shows only now.
AttributeLog::State AttributeLog::afterVendor(const clang::Token& T) {
  if (T.is(clang::tok::coloncolon)) return IsOurs ? State::Name : State::OtherName;
  if (!IsOurs) Others.push_back(Read);
  IsOurs = false;
  return endOfName(T);
}

AttributeLog::State AttributeLog::endOfName(const clang::Token& T) {
  if (T.is(clang::tok::r_square)) return State::Outside;
  if (T.is(clang::tok::comma)) return State::Vendor;
  if (T.isNot(clang::tok::l_paren)) return State::Skip;
  Depth = 1;
  IsOurs = IsOurs && Current == State::AfterName;
  if (IsOurs) Uses.back().HasArguments = true;
  return State::Arguments;
}

AttributeLog::State AttributeLog::insideArguments(const clang::Token& T) {
  if (T.is(clang::tok::l_paren)) ++Depth;
  if (T.is(clang::tok::r_paren) && --Depth == 0) return State::Skip;
  if (IsOurs) Uses.back().Arguments.push_back(PP->getSpelling(T));
  return State::Arguments;
}

}  // namespace dynify::gen
