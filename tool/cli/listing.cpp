#include "cli/listing.hpp"

#include "llvm/ADT/StringExtras.h"
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

/// Traits are known by names that hold everywhere; people leave the first colons out.
std::string shownName(llvm::StringRef Name) {
  Name.consume_front("::");
  return Name.str();
}

/// Without those that are reached through others.
std::vector<const Supertrait*> directSupertraits(const Trait& T) {
  std::vector<const Supertrait*> Direct;
  for (const Supertrait& S : T.Supertraits)
    if (S.Through.empty()) Direct.push_back(&S);
  return Direct;
}

/// What the declaration does not say: `  (default, storage 64, else heap)`.
std::string remarksOn(const Method& M) {
  std::vector<std::string> Remarks;
  if (M.HasDefault) Remarks.emplace_back("default");
  if (!M.Storage.Bytes.empty()) Remarks.push_back("storage " + M.Storage.Bytes);
  if (M.Storage.FallsBackToHeap) Remarks.emplace_back("else heap");
  return Remarks.empty() ? "" : "  (" + llvm::join(Remarks, ", ") + ")";
}

llvm::json::Value describe(const FrameStorage& S) {
  if (S.Bytes.empty()) return nullptr;
  return llvm::json::Object{{"bytes", S.Bytes}, {"heap", S.FallsBackToHeap}};
}

llvm::json::Object describe(const Method& M) {
  return llvm::json::Object{{"name", M.Name},
                            {"kind", kindOf(M)},
                            {"declaration", declarationOf(M)},
                            {"const", M.IsConst},
                            {"default", M.HasDefault},
                            {"static", M.IsStatic},
                            {"storage", describe(M.Storage)},
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
  llvm::json::Array Supertraits;
  for (const Supertrait* S : directSupertraits(T))
    Supertraits.push_back(
        llvm::json::Object{{"name", shownName(S->Trait)}, {"dyn", shownName(S->Dyn)}});
  llvm::json::Array Associated;
  for (const AssociatedType& A : T.Associated) Associated.push_back(A.Name);
  return llvm::json::Object{{"name", T.qualifiedName()},
                            {"dyn", dynOf(T)},
                            {"line", T.Position.Line},
                            {"column", T.Position.Column},
                            {"supertraits", std::move(Supertraits)},
                            {"associated", std::move(Associated)},
                            {"methods", std::move(Methods)}};
}

}  // namespace

void listAsText(const std::vector<Listed>& Headers, llvm::raw_ostream& Stream) {
  for (const auto& [Found, Companion] : Headers) {
    for (const Trait& T : Found->Traits) {
      Stream << Found->Path << ':' << T.Position.Line << ':' << T.Position.Column << ": "
             << T.qualifiedName() << " -> " << dynOf(T) << " in " << Companion << '\n';
      for (const Supertrait* S : directSupertraits(T))
        Stream << "  supertrait " << shownName(S->Trait) << '\n';
      for (const AssociatedType& A : T.Associated) Stream << "  associated " << A.Name << '\n';
      for (const Method& M : T.Methods)
        Stream << "  " << llvm::left_justify(kindOf(M), 11) << declarationOf(M) << remarksOn(M)
               << '\n';
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
