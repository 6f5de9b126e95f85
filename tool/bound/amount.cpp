#include "bound/amount.hpp"

#include <utility>

namespace dynify::gen {

Amount stacked(const Amount& Own, const Amount& Above) {
  if (Own.Parts.size() != 1) return Own + Above;
  BoundPart Part = *Own.Parts.front();
  Part.Above.insert(Part.Above.end(), Above.Parts.begin(), Above.Parts.end());
  Part.Bytes += Above.Bytes;
  Amount All;
  All.Bytes = Own.Bytes + Above.Bytes;
  All.Parts.push_back(std::make_shared<const BoundPart>(std::move(Part)));
  return All;
}

Amount repeated(const Amount& Each, std::uint64_t Times) {
  Amount All;
  if (Times == 0) return All;
  All.Bytes = Each.Bytes * Times;
  for (const auto& Part : Each.Parts) {
    BoundPart Many = *Part;
    Many.Times *= Times;
    All.Parts.push_back(std::make_shared<const BoundPart>(std::move(Many)));
  }
  return All;
}

}  // namespace dynify::gen
