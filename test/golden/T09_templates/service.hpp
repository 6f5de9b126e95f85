// Class templates: constraints, values and defaults of parameters, types of their own.
#pragma once

#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <optional>

namespace net {

template <class T>
concept Small = sizeof(T) <= 64;

/// Answers requests.
template <Small Request, class Response = Request, std::size_t Size = 4>
  requires std::copyable<Response>
class [[dynify::trait]] Service {
 public:
  using request = Request;
  enum { capacity = Size };

  dynify::task<Response> call(request r, const Response& fallback, Request&& scratch);
  std::optional<Response> cached(const Request& r) noexcept(Size > 2);
};

}  // namespace net
