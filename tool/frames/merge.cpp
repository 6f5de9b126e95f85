#include "frames/merge.hpp"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "fmt/format.h"
#include "frames/names.hpp"
#include "llvm/ADT/StringExtras.h"

namespace dynify::gen {
namespace {

/// What the files about one unit have in common: `x.cpp` of x.cpp.o, x.cpp.opt.yaml, and
/// x.cpp.cpp.001l.class, which GCC calls so.
llvm::StringRef unitOf(llvm::StringRef Input) {
  for (const char* Ending : {".opt.yaml", ".yaml", ".o", ".dwo"})
    if (Input.consume_back(Ending)) return Input;
  if (!Input.consume_back(".class")) return Input;
  const auto [Source, Pass] = Input.rsplit('.');
  if (Pass.empty() || !llvm::isDigit(Pass.front())) return Input;
  return Source.rsplit('.').first;
}

std::string keyOf(const Frame& F) {
  return isInternal(F) ? unitOf(F.Input).str() + '\n' + F.Mangled : F.Mangled;
}

std::string difference(const Frame& A, const Frame& B) {
  const auto [Less, More] = std::minmax(A, B, [](const Frame& X, const Frame& Y) {
    return std::tie(X.Size, X.Align) < std::tie(Y.Size, Y.Align);
  });
  if (Less.Size == More.Size)
    return fmt::format("'{}' is aligned to {} in {} and to {} in {}: the larger counts", A.Function,
                       More.Align, More.Input, Less.Align, Less.Input);
  return fmt::format("'{}' has {} bytes in {} and {} in {}: the larger counts", A.Function,
                     More.Size, More.Input, Less.Size, Less.Input);
}

/// `B` says more about the frame of `A`.
void merge(Frame& A, Frame B, std::vector<std::string>& Warnings) {
  // Debug information tells an upper bound of GCC's alignments only.
  const bool DiffersInSize = A.Size != B.Size;
  if (DiffersInSize || (A.Align != B.Align && A.Source == B.Source))
    Warnings.push_back(difference(A, B));
  const std::uint64_t Align = std::max(A.Align, B.Align);
  if (A.Size < B.Size) std::swap(A, B);
  A.Align = Align;
  if (A.File.empty()) A.File = std::move(B.File), A.Line = B.Line;
  if (A.Members.empty() && A.Size == B.Size) A.Members = std::move(B.Members);
}

}  // namespace

std::vector<Frame> mergeFrames(std::vector<Frame> Frames, std::vector<std::string>& Warnings) {
  std::vector<Frame> Result;
  std::unordered_map<std::string, std::size_t> Places;
  for (Frame& F : Frames) {
    const auto [Place, IsNew] = Places.try_emplace(keyOf(F), Result.size());
    if (IsNew)
      Result.push_back(std::move(F));
    else
      merge(Result[Place->second], std::move(F), Warnings);
  }
  std::sort(Result.begin(), Result.end(), [](const Frame& A, const Frame& B) {
    return std::tie(B.Size, A.Function, A.Mangled, A.Input) <
           std::tie(A.Size, B.Function, B.Mangled, B.Input);
  });
  return Result;
}

}  // namespace dynify::gen
