#include "scan/marks/requested_name.hpp"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/CharInfo.h"
#include "diagnose/diagnostics.hpp"

namespace dynify::gen {
namespace {

/// The name inside `"Name"`, or nothing if the token is anything else.
std::optional<std::string> nameInLiteral(llvm::StringRef Token, const clang::ASTContext& Context) {
  if (!Token.consume_front("\"") || !Token.consume_back("\"")) return std::nullopt;
  const bool IsKeyword = Context.Idents.get(Token).isKeyword(Context.getLangOpts());
  if (!clang::isValidAsciiIdentifier(Token) || IsKeyword) return std::nullopt;
  return Token.str();
}

}  // namespace

std::optional<std::string> requestedName(const clang::Decl& Marked, const AttributeLog& Attributes,
                                         clang::DiagnosticsEngine& Diagnostics) {
  const clang::SourceLocation Where = findAttribute(Marked, "trait");
  const AttributeUse* Use = Attributes.at(Where);
  if (!Use || !Use->HasArguments) return "";
  if (Use->Arguments.size() == 1)
    if (const auto Name = nameInLiteral(Use->Arguments.front(), Marked.getASTContext()))
      return Name;
  report(
      Diagnostics, Where, refusals::AttributeArgument,
      {"trait", "one name as a string", "'[[dynify::trait(\"AnyStream\")]]', or no parentheses"});
  return std::nullopt;
}

}  // namespace dynify::gen
