#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>
#include <string>

#include "T09_templates.dyn.hpp"

namespace T09_templates {

template <class T>
struct Box {
  T value;
};

struct Echo {
  dynify::task<std::string> call(int r, const std::string& fallback, int&& scratch) {
    scratch = 0;
    co_return r > 0 ? std::to_string(r) : fallback;
  }
  std::optional<std::string> cached(const int&) const noexcept { return std::nullopt; }
  net::Mode current() const { return net::Mode::fast; }
};

struct Rows {
  dynify::task<std::size_t> insert(int, std::string text) { co_return text.size(); }
  Box<int> count(const int& n, const std::string&) const noexcept { return {n}; }
};

using EchoService = net::Service<int, std::string>;
using RowTable = net::Table<Box, int, std::string>;
static_assert(dynify::implements<Echo, EchoService>);
static_assert(!dynify::implements<Rows, EchoService>);
static_assert(std::is_same_v<dynify::dyn<EchoService>, net::DynService<int, std::string>>);
static_assert(net::DynService<int>::capacity == 4);

inline int runs() {
  Echo echo;
  net::DynService<int, std::string> service = echo;
  dynify::buffer<1024> frame;
  const std::string fallback = "none";
  int scratch = 1;
  assert(dynify::sync_wait(service.call(7, fallback, std::move(scratch)).init(frame)) == "7" &&
         scratch == 0);
  dynify::dyn<const EchoService> view = echo;
  assert(!view.cached(1) && noexcept(view.cached(1)));
  Rows rows;
  dynify::dyn<RowTable> table = rows;
  assert(dynify::sync_wait(table.insert(1, "four").init(frame)) == 4);
  assert(table.count(3, fallback).value == 3 && noexcept(table.count(3, fallback)));
  return 0;
}

}  // namespace T09_templates
