#include "frames/names.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "llvm/ADT/StringExtras.h"
#include "llvm/Demangle/Demangle.h"

namespace dynify::gen {
namespace {

void replaceAll(std::string& Text, llvm::StringRef From, llvm::StringRef To) {
  for (std::size_t At = 0; (At = Text.find(From.str(), At)) != std::string::npos; At += To.size())
    Text.replace(At, From.size(), To.str());
}

using Owned = std::unique_ptr<char, decltype(&std::free)>;

/// What a getter of the demangler writes.
template <class Get>
std::string demangled(Get Getter) {
  std::size_t Size = 0;
  const Owned Text(Getter(nullptr, &Size), &std::free);
  return Text ? std::string(Text.get()) : std::string();
}

/// Without `<...>`, at any depth. The angle brackets of `operator<<` and its like are names.
std::string withoutTemplateArguments(llvm::StringRef Name) {
  std::string Result;
  unsigned Depth = 0;
  for (std::size_t I = 0; I < Name.size(); ++I) {
    const char C = Name[I];
    const bool IsOperator = llvm::StringRef(Result).ends_with("operator") ||
                            llvm::StringRef(Result).ends_with("operator<") ||
                            llvm::StringRef(Result).ends_with("operator>") ||
                            llvm::StringRef(Result).ends_with("operator-");
    if (C == '<' && !(Depth == 0 && IsOperator))
      ++Depth;
    else if (C == '>' && Depth > 0)
      --Depth;
    else if (Depth == 0)
      Result += C;
  }
  return Result;
}

/// Whether a name of the symbol's own scopes is marked internal: `_ZL3foo`, `_ZN2ns3BarL3fooE`.
bool hasInternalMark(llvm::StringRef Symbol) {
  if (!Symbol.consume_front("_Z")) return false;
  while (Symbol.consume_front("Z")) {
  }
  if (Symbol.consume_front("N")) Symbol = Symbol.ltrim("rVKRO");
  Symbol.consume_front("St");
  while (!Symbol.consume_front("L")) {
    std::size_t Length = 0;
    if (Symbol.empty() || !llvm::isDigit(Symbol.front()) || Symbol.consumeInteger(10, Length))
      return false;
    Symbol = Symbol.drop_front(std::min(Length, Symbol.size()));
  }
  return true;
}

}  // namespace

std::string readable(std::string Name) {
  for (const char* Scope : {"std::__cxx11::", "std::__1::", "std::__n4861::"})
    replaceAll(Name, Scope, "std::");
  replaceAll(Name, "dynify::v1::", "dynify::");
  replaceAll(Name, "> >", ">>");
  replaceAll(Name, "std::basic_string<char, std::char_traits<char>, std::allocator<char>>",
             "std::string");
  replaceAll(Name, "std::basic_string_view<char, std::char_traits<char>>", "std::string_view");
  return Name;
}

std::string readableFunction(llvm::StringRef Mangled) {
  return readable(llvm::demangle(Mangled.str()));
}

bool isInternal(llvm::StringRef Mangled) {
  Frame F;
  F.Mangled = Mangled.str();
  F.Function = llvm::demangle(F.Mangled);
  return isInternal(F);
}

bool isInternal(const Frame& F) {
  const llvm::StringRef Name = F.Function;
  const llvm::StringRef Mangled = F.Mangled;
  if (Name == Mangled && Mangled.contains("Ul")) return true;  // a lambda that LLVM does not read
  for (const char* Sign : {"(anonymous namespace)", "'lambda", "{lambda", "'unnamed", "$_"})
    if (Name.contains(Sign)) return true;
  return hasInternalMark(Mangled);
}

FunctionName splitFunction(llvm::StringRef Mangled) {
  const std::string Symbol = Mangled.str();  // the demangler points into it
  llvm::ItaniumPartialDemangler D;
  if (D.partialDemangle(Symbol.c_str()) || !D.isFunction()) return {};
  FunctionName Parts;
  Parts.Scope =
      demangled([&](char* B, std::size_t* N) { return D.getFunctionDeclContextName(B, N); });
  const std::string Base =
      demangled([&](char* B, std::size_t* N) { return D.getFunctionBaseName(B, N); });
  Parts.Parameters =
      demangled([&](char* B, std::size_t* N) { return D.getFunctionParameters(B, N); });
  if (D.hasFunctionQualifiers()) {
    // Behind the parameters of the whole name, and nowhere else.
    const std::string Whole =
        demangled([&](char* B, std::size_t* N) { return D.finishDemangle(B, N); });
    const std::size_t At = Whole.rfind(Parts.Parameters);
    if (At != std::string::npos) Parts.Parameters = Whole.substr(At);
  }
  Parts.Key = withoutTemplateArguments(Parts.Scope.empty() ? Base : Parts.Scope + "::" + Base);
  llvm::StringRef Spelled = Parts.Key;
  Spelled.consume_back("operator()");
  if (Spelled.find_first_of("{}'$( ") != llvm::StringRef::npos) return {};
  return Parts;
}

const char* nameOf(FrameSource Source) {
  switch (Source) {
    case FrameSource::ClassDump:
      return "class dump";
    case FrameSource::Record:
      return "record";
    case FrameSource::Dwarf:
      break;
  }
  return "dwarf";
}

const char* nameOf(Purpose For) {
  switch (For) {
    case Purpose::Functions:
      return "resume, destroy";
    case Purpose::Promise:
      return "promise";
    case Purpose::Parameter:
      return "parameter";
    case Purpose::Local:
      return "local";
    case Purpose::Awaiter:
      return "awaiter";
    case Purpose::Temporary:
      return "temporary";
    case Purpose::ResumeIndex:
      return "resume index";
    case Purpose::Bookkeeping:
      return "bookkeeping";
    case Purpose::Value:
      return "value";
    case Purpose::Padding:
      break;
  }
  return "padding";
}

}  // namespace dynify::gen
