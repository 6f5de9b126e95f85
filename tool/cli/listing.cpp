#include "cli/listing.hpp"

#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "model/names.hpp"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

/// The method as its trait declares it.
std::string declarationOf(const Method& M) {
  std::string Text = M.Name + "(";
  for (const Parameter& P : M.Parameters) {
    if (!Text.ends_with('(')) Text += ", ";
    Text += P.Declared.declare(P.IsPack ? "..." + P.Name : P.Name);
  }
  Text += M.IsConst && !M.IsStatic ? ") const" : ")";
  if (M.Reference == ReferenceQualifier::Lvalue) Text += " &";
  if (M.Reference == ReferenceQualifier::Rvalue) Text += " &&";
  if (!M.Noexcept.empty())
    Text += M.Noexcept == "true" ? " noexcept" : " noexcept(" + M.Noexcept + ")";
  return (M.IsStatic ? "static " : "") +
         (M.IsConversion ? M.Explicit + Text : M.Result.declare(Text));
}

std::string dynOf(const Function& F) {
  return F.Namespaces.empty() ? F.Dyn : joinedNames(F.Namespaces) + "::" + F.Dyn;
}

std::string dynOf(const Trait& T) {
  return T.Namespaces.empty() ? dynName(T) : T.namespaceName() + "::" + dynName(T);
}

/// `maker`: returns some implementor of a trait, built where the caller says. `either`: a coroutine
/// or not, as the type of the result says once it is known.
llvm::StringRef kindOf(const Method& M) {
  if (M.IsMaker) return "maker";
  if (M.MayBeCoroutine) return "either";
  return M.IsCoroutine ? "coroutine" : "ordinary";
}

llvm::json::Object describe(const Method& M) {
  return llvm::json::Object{{"name", M.Name},
                            {"kind", kindOf(M)},
                            {"declaration", declarationOf(M)},
                            {"const", M.IsConst},
                            {"default", M.HasDefault},
                            {"line", M.Position.Line},
                            {"column", M.Position.Column}};
}

llvm::json::Object describe(const Function& F) {
  llvm::json::Object Described = describe(F.Signature);
  Described["dyn"] = dynOf(F);
  return Described;
}

llvm::json::Object describe(const Trait& T) {
  llvm::json::Array Methods;
  for (const Method& M : T.Methods) Methods.push_back(describe(M));
  return llvm::json::Object{{"name", T.qualifiedName()},
                            {"dyn", dynOf(T)},
                            {"line", T.Position.Line},
                            {"column", T.Position.Column},
                            {"methods", std::move(Methods)}};
}

}  // namespace

void listAsText(const std::vector<Listed>& Headers, llvm::raw_ostream& Stream) {
  for (const auto& [Found, Companion] : Headers) {
    for (const Trait& T : Found->Traits) {
      Stream << Found->Path << ':' << T.Position.Line << ':' << T.Position.Column << ": "
             << T.qualifiedName() << " -> " << dynOf(T) << " in " << Companion << '\n';
      for (const Method& M : T.Methods)
        Stream << "  " << llvm::left_justify(kindOf(M), 10) << declarationOf(M) << '\n';
    }
    for (const Function& F : Found->Functions)
      Stream << Found->Path << ':' << F.Position.Line << ':' << F.Position.Column << ": "
             << declarationOf(F.Signature) << " -> " << dynOf(F) << " in " << Companion << '\n';
  }
}

void listAsJson(const std::vector<Listed>& Headers, llvm::raw_ostream& Stream) {
  llvm::json::Array All;
  for (const auto& [Found, Companion] : Headers) {
    llvm::json::Array Traits;
    for (const Trait& T : Found->Traits) Traits.push_back(describe(T));
    llvm::json::Array Functions;
    for (const Function& F : Found->Functions) Functions.push_back(describe(F));
    All.push_back(llvm::json::Object{{"header", Found->Path},
                                     {"companion", Companion},
                                     {"traits", std::move(Traits)},
                                     {"functions", std::move(Functions)}});
  }
  const llvm::json::Value Document =
      llvm::json::Object{{"version", versionText()}, {"headers", std::move(All)}};
  llvm::json::OStream Writer(Stream, 2);
  Writer.value(Document);
  Stream << '\n';
}

}  // namespace dynify::gen
