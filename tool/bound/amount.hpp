// Bytes on a stack, and the frames that they consist of.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/bound.hpp"

namespace dynify::gen {

struct BoundPart;
using BoundParts = std::vector<std::shared_ptr<const BoundPart>>;

/// A frame, and what lives above it at the worst moment.
struct BoundPart {
  std::string Name;
  BoundPlace Where;  ///< of the function
  FrameHome Home = FrameHome::Stack;
  std::uint64_t Frame = 0;  ///< as the compiler tells it
  std::uint64_t Own = 0;    ///< on the stack, with what that adds
  std::uint64_t Bytes = 0;  ///< with those above it
  std::uint64_t Times = 1;
  BoundParts Above;
};

struct Amount {
  std::uint64_t Bytes = 0;
  BoundParts Parts;

  Amount& operator+=(const Amount& Other) {
    Bytes += Other.Bytes;
    Parts.insert(Parts.end(), Other.Parts.begin(), Other.Parts.end());
    return *this;
  }
  friend Amount operator+(Amount A, const Amount& B) { return A += B; }
};

/// The larger one; the first of two that are equal, unless it has nothing to tell.
inline void takeLarger(Amount& A, const Amount& B) {
  if (B.Bytes > A.Bytes || (B.Bytes == A.Bytes && A.Parts.empty())) A = B;
}
inline void takeLarger(std::optional<Amount>& A, const std::optional<Amount>& B) {
  if (!B) return;
  if (!A)
    A = B;
  else
    takeLarger(*A, *B);
}

/// `Above` lives on top of the one frame of `Own`; or beside its frames, if those are several.
Amount stacked(const Amount& Own, const Amount& Above);
/// So many of it at once.
Amount repeated(const Amount& Each, std::uint64_t Times);

}  // namespace dynify::gen
