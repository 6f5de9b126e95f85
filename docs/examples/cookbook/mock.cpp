#include <dynify/dynify.hpp>
#include <dynify/ready_task.hpp>
#include <dynify/sync_wait.hpp>

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store.dyn.hpp"

// ---- The code under test ----

dynify::task<std::string> greeting(DynStore store, std::string who) {
  dynify::buffer<256> frame;
  const auto name = co_await store.get("name of " + who).in(frame);
  co_return name ? "Hello, " + *name : "Who are you?";
}

// ---- The test ----

/// Answers what it was told to answer, in order, and remembers the questions.
struct MockStore {
  std::deque<std::optional<std::string>> answers;
  std::vector<std::string> asked;

  dynify::task<std::optional<std::string>> get(std::string key) {
    asked.push_back(std::move(key));
    auto answer = std::move(answers.front());
    answers.pop_front();
    return dynify::ready_task(std::move(answer));
  }
  dynify::task<void> put(std::string, std::string) { return dynify::ready_task(); }
  std::size_t size() const { return 0; }
};

int main() {
  MockStore store;
  store.answers = {"Ada", std::nullopt};
  const bool known = dynify::sync_wait(greeting(store, "7")) == "Hello, Ada";
  const bool unknown = dynify::sync_wait(greeting(store, "8")) == "Who are you?";
  const bool asked = store.asked == std::vector<std::string>{"name of 7", "name of 8"};
  return known && unknown && asked ? 0 : 1;
}
