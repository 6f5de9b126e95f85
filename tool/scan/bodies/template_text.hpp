// What the text of a body lacks where it becomes a template: its object is of any type there.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>

#include "clang/AST/Expr.h"
#include "clang/AST/TypeLoc.h"
#include "scan/bodies/body_text.hpp"

namespace dynify::gen {

class TemplateText {
 public:
  /// Where a token stands that must change; nothing: nowhere, and that was reported.
  using Finder = std::function<std::optional<unsigned>(clang::SourceLocation)>;

  TemplateText(BodyText& Written, Finder Of) : Text(Written), Find(std::move(Of)) {}

  /// The name of a type that depends on the implementor.
  void addLocalType(const std::string& Name) { LocalTypes.insert(Name); }

  /// What g++ 12 does with a template that awaits in a condition is said at DYNIFY_CONDITION.
  void markCondition(const clang::Expr& Condition);
  /// g++ 12 does not know what to look for in what a template awaits: "insufficient contextual
  /// information to determine type" of `(co_await next()).size()`.
  void nameAwaited(const clang::Expr& Base);
  /// In a template, `x.get<0>()` is a comparison.
  void disambiguate(clang::SourceLocation Name);
  /// What a local alias or a `decltype` leads to depends on the implementor: `Item::value_type` is
  /// not known to be a type.
  void addTypename(clang::TypeLoc Type);

 private:
  BodyText& Text;
  const Finder Find;
  std::set<std::string> LocalTypes;
};

}  // namespace dynify::gen
