// Asio's coroutines, and how one of them suspends once.
#pragma once

#include <asio/awaitable.hpp>
#include <asio/post.hpp>
#include <asio/use_awaitable.hpp>

#include "pause.hpp"

namespace bench {

template <class R>
using asio_task = asio::awaitable<R>;

/// By the queue of the context, as what suspends under Asio does.
template <class R>
struct suspension<asio::awaitable<R>> {
  static asio::awaitable<void> once() { return asio::post(asio::use_awaitable); }
};

}  // namespace bench
