#include "chain.hpp"
#include "kind.hpp"
#include "objects.hpp"

namespace bench {
namespace {

template <class Base, unsigned K>
class Plain : public Base {
 public:
  void rewind() override { count_ = 0; }
  item ready() override { return count_++ + K; }

 protected:
  std::uint64_t count_ = 0;
};

template <unsigned K>
class PlainKind final : public Plain<PlainStep, K> {};

class PlainImplementor final : public Plain<PlainCounter, 0> {
 public:
  item with_arguments(std::uint64_t step, std::span<const std::byte> bytes) override {
    return count_ += step + bytes.size();
  }
};

}  // namespace

PlainCounter& plain_objects::counter() {
  thread_local PlainImplementor object;
  return object;
}

PlainStep& plain_objects::chain() {
  thread_local chain_of<PlainStep, PlainLink, PlainKind<0>> objects;
  return objects.first;
}

PlainStep& plain_objects::kind(unsigned k) { return object_of_kind<PlainStep&, PlainKind>(k); }

}  // namespace bench
