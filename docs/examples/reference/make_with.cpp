#include <dynify/dynify.hpp>

#include <pthread.h>

#include <system_error>
#include <utility>

/// A C library's mutex: it stays where it was initialised, and that may fail.
class Mutex {
 public:
  Mutex() noexcept = default;
  Mutex(const Mutex&) = delete;
  Mutex& operator=(const Mutex&) = delete;
  ~Mutex() {
    if (initialised_) pthread_mutex_destroy(&native_);
  }

  static auto made() {
    return dynify::make_with<Mutex>([](dynify::slot<Mutex>& here) -> std::error_code {
      Mutex& mutex = here.construct();
      const int error = pthread_mutex_init(&mutex.native_, nullptr);
      mutex.initialised_ = error == 0;
      return {error, std::system_category()};
    });
  }

  void lock() { pthread_mutex_lock(&native_); }
  void unlock() { pthread_mutex_unlock(&native_); }

 private:
  pthread_mutex_t native_;
  bool initialised_ = false;
};

/// A node that its neighbours point to.
struct Node {
  explicit Node(Node*& list) : next(list) { list = this; }
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  Node* next;
};

int main() {
  dynify::buffer<128> place;
  auto tried = Mutex::made().try_init(place);
  if (!tried) return tried.failure().value();  // what the function returned
  const dynify::owner<Mutex> mutex = *std::move(tried);
  mutex->lock();
  mutex->unlock();

  Node* list = nullptr;
  dynify::buffer<256> nodes;
  auto linked = dynify::make_with<Node>([&](dynify::slot<Node>& here) { here.construct(list); });
  const dynify::owner<Node> node = std::move(linked).init(nodes);
  return list == node.get() ? 0 : 1;
}
