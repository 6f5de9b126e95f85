#include <dynify/buffer.hpp>
#include <dynify/make.hpp>

#include <functional>
#include <mutex>

/// Cannot move: it is built where it stays.
class Counter {
 public:
  explicit Counter(int& total) : total_(total) {}
  void add(int n) {
    const std::lock_guard lock(mutex_);
    total_ += n;
  }

 private:
  std::mutex mutex_;
  int& total_;
};

int main() {
  int total = 0;
  auto not_built = dynify::make<Counter>(std::ref(total));
  dynify::buffer<not_built.layout().size> place;

  dynify::owner<Counter> counter = std::move(not_built).init(place);
  counter->add(3);

  auto second =
      dynify::make<Counter>(std::ref(total)).try_init(place);  // refused: the first lives there
  return !second && total == 3 ? 0 : 1;
}
