#include "frames/members.hpp"

#include <algorithm>
#include <tuple>

#include "frames/names.hpp"
#include "llvm/ADT/StringExtras.h"

namespace dynify::gen {
namespace {

/// `sum_1_2` -> `sum`: GCC numbers scopes.
llvm::StringRef withoutNumbers(llvm::StringRef Name, unsigned Most) {
  for (; Most > 0; --Most) {
    const auto [Rest, Number] = Name.rsplit('_');
    if (Number.empty() || Rest.empty() || !llvm::all_of(Number, llvm::isDigit)) break;
    Name = Rest;
  }
  return Name;
}

bool isNumbered(llvm::StringRef Name, llvm::StringRef Prefix) {
  return Name.consume_front(Prefix) && !Name.empty() && llvm::isDigit(Name.front());
}

void explainOfGcc(FrameMember& M, bool IsBeforeIndex) {
  const llvm::StringRef Name = M.Name;
  if (Name == "_Coro_resume_fn" || Name == "_Coro_destroy_fn") {
    M.For = Purpose::Functions;
  } else if (Name == "_Coro_promise") {
    M.For = Purpose::Promise;
  } else if (Name == "_Coro_resume_index") {
    M.For = Purpose::ResumeIndex;
  } else if (Name.starts_with("_Coro_")) {
    M.For = Purpose::Bookkeeping;
  } else if (IsBeforeIndex) {
    M.For = Purpose::Parameter;
    if (Name == "__closure") M.Name = "lambda";
    return;
  } else if (isNumbered(Name, "Aw") || isNumbered(Name, "Is_") || isNumbered(Name, "Fs_")) {
    M.For = Purpose::Awaiter;
    M.Name = Name.starts_with("Is")   ? "initial suspend"
             : Name.starts_with("Fs") ? "final suspend"
                                      : "";
    return;
  } else if (isNumbered(Name, "D.") || Name.empty()) {
    M.For = Purpose::Temporary;
    M.Name.clear();
    return;
  } else {
    M.For = Purpose::Local;
    M.Name = withoutNumbers(Name, 2).str();
    return;
  }
  M.Name = Name.drop_front(llvm::StringRef("_Coro_").size()).str();
}

/// Clang makes types up from those of LLVM: `class_text__Reader`, `struct_std____n4861__x`.
std::string spelledType(llvm::StringRef Type) {
  if (Type.consume_front("__int_")) return Type.str() + "-bit value";
  if (!Type.consume_front("class_") && !Type.consume_front("struct_")) return Type.str();
  std::string Name = withoutNumbers(Type, 1).str();
  for (std::size_t At; (At = Name.find("____")) != std::string::npos;) Name.replace(At, 4, "::#");
  for (std::size_t At; (At = Name.find("__")) != std::string::npos;) Name.replace(At, 2, "::");
  for (std::size_t At; (At = Name.find('#')) != std::string::npos;) Name.replace(At, 1, "__");
  return readable(Name);
}

void explainOfClang(FrameMember& M, const FrameContext& In) {
  const llvm::StringRef Name = M.Name;
  const bool IsMadeUp = Name.starts_with("class_") || Name.starts_with("struct_") ||
                        Name.starts_with("PointerType_") || Name.starts_with("__int_") ||
                        Name.starts_with("union_") || Name.starts_with("_") ||
                        Name.starts_with("UnknownType");
  M.Type = spelledType(M.Type);
  if (Name == "__resume_fn" || Name == "__destroy_fn") {
    M.For = Purpose::Functions;
    // Clang up to 22 writes those of a 64-bit target for every target (llvm #178359).
    M.Offset = Name == "__resume_fn" ? 0 : In.PointerSize;
    M.Size = In.PointerSize;
    M.Name = Name.drop_front(2).str();
  } else if (Name == "__promise" || M.Offset == std::uint64_t{2} * In.PointerSize) {
    M.For = Purpose::Promise;
    M.Name = "promise";
  } else if (Name == "__coro_index") {
    M.For = Purpose::ResumeIndex;
    M.Name = "resume_index", M.Type = "integer";
  } else if (IsMadeUp) {
    const llvm::StringRef Type = M.Type;
    M.For = Type.contains("awaiter") || Type.contains("Awaiter") || Type.ends_with("::noting")
                ? Purpose::Awaiter
                : Purpose::Value;
    M.Name.clear();
  } else {
    M.For = In.Parameters.count(M.Name) ? Purpose::Parameter : Purpose::Local;
  }
}

void addGap(std::vector<FrameMember>& To, std::uint64_t From, std::uint64_t Until) {
  if (From < Until) To.push_back({"", "", From, Until - From, Purpose::Padding});
}

}  // namespace

std::vector<FrameMember> explainMembers(std::vector<FrameMember> Members, const FrameContext& In) {
  const auto Index = std::find_if(Members.begin(), Members.end(), [](const FrameMember& M) {
    return M.Name == "_Coro_resume_index";
  });
  for (auto M = Members.begin(); M != Members.end(); ++M)
    In.IsClang ? explainOfClang(*M, In) : explainOfGcc(*M, M < Index);
  std::sort(Members.begin(), Members.end(), [](const FrameMember& A, const FrameMember& B) {
    return std::tie(A.Offset, A.Size, A.Name) < std::tie(B.Offset, B.Size, B.Name);
  });
  std::vector<FrameMember> Result;
  std::uint64_t Covered = 0;
  for (FrameMember& M : Members) {
    if (M.Offset > In.Size || M.Size > In.Size - M.Offset) continue;  // not in this frame
    addGap(Result, Covered, M.Offset);
    Covered = std::max(Covered, M.Offset + M.Size);
    Result.push_back(std::move(M));
  }
  addGap(Result, Covered, In.Size);
  return Result;
}

}  // namespace dynify::gen
