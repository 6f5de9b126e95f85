#include "bound/flow.hpp"

namespace dynify::gen {
namespace {

/// What does not depend on the order: `B` belongs to the same body.
void addUnordered(Flow& A, const Flow& B) {
  A.Live += B.Live;
  A.Left += B.Left;
  A.Kept += B.Kept;
  takeLarger(A.PassedInside, B.PassedInside);
  A.PassedWhole += B.PassedWhole;
  takeLarger(A.PassedRun, B.PassedRun);
  A.PassesParameter |= B.PassesParameter;
  takeLarger(A.Returned, B.Returned);
  takeLarger(A.ReturnedInside, B.ReturnedInside);
  takeLarger(A.ReturnedRun, B.ReturnedRun);
  if (!A.Loses) A.Loses = B.Loses;
}

/// `Each` while `Others` lives.
void raise(Flow& A, const Flow& Each, const Amount& Others) {
  takeLarger(A.Peak, Others + Each.Peak);
  if (Each.Run) takeLarger(A.Run, Others + *Each.Run);
}

}  // namespace

Flow inOrder(const std::vector<Flow>& All) {
  Flow Sum;
  for (const Flow& Each : All) {
    const Amount Before = Sum.after();
    raise(Sum, Each, Before);
    takeLarger(Sum.Held, Before + Each.Held);
    addUnordered(Sum, Each);
  }
  return Sum;
}

Flow together(const std::vector<Flow>& All) {
  Flow Sum;
  for (const Flow& Each : All) {
    Amount Others;
    for (const Flow& Other : All)
      if (&Other != &Each) Others += Other.Held + Other.Left + Other.Kept;
    raise(Sum, Each, Others);
  }
  for (const Flow& Each : All) {
    Sum.Held += Each.Held;
    addUnordered(Sum, Each);
  }
  return Sum;
}

Flow oneOf(const std::vector<Flow>& All) {
  Flow Larger;
  for (const Flow& Each : All) {
    raise(Larger, Each, {});
    takeLarger(Larger.Held, Each.Held);
    Flow Next = Larger;
    addUnordered(Next, Each);
    takeLarger(Larger.Live, Each.Live);
    takeLarger(Larger.Left, Each.Left);
    takeLarger(Larger.Kept, Each.Kept);
    takeLarger(Larger.PassedWhole, Each.PassedWhole);
    Next.Live = Larger.Live;
    Next.Left = Larger.Left;
    Next.Kept = Larger.Kept;
    Next.PassedWhole = Larger.PassedWhole;
    Larger = Next;
  }
  return Larger;
}

}  // namespace dynify::gen
