// from_string.hpp: an implementor, without a base class
#pragma once
#include <dynify/task.hpp>
#include <optional>
#include <string>
#include <utility>

class FromString {
 public:
  explicit FromString(std::string text) : text_(std::move(text)) {}

  dynify::task<std::optional<char>> next() {
    if (exhausted()) co_return std::nullopt;
    co_return text_[position_++];
  }
  bool exhausted() const { return position_ == text_.size(); }

 private:
  std::string text_;
  std::size_t position_ = 0;
};
