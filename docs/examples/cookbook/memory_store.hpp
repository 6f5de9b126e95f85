// memory_store.hpp: an implementor of Store, and of nothing else
#pragma once
#include <dynify/task.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>

class MemoryStore {
 public:
  using Texts = std::map<std::string, std::string>;

  MemoryStore() = default;
  explicit MemoryStore(Texts texts) : texts_(std::move(texts)) {}

  dynify::task<std::optional<std::string>> get(std::string key) {
    const auto found = texts_.find(key);
    if (found == texts_.end()) co_return std::nullopt;
    co_return found->second;
  }
  dynify::task<void> put(std::string key, std::string text) {
    texts_[std::move(key)] = std::move(text);
    co_return;
  }
  std::size_t size() const { return texts_.size(); }

 private:
  Texts texts_;
};
