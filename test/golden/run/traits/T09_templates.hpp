// Class templates: type, value and template parameters, packs, defaults, constraints.
#pragma once

#include <concepts>
#include <cstddef>
#include <dynify/task.hpp>
#include <optional>

namespace net {

enum class Mode { fast, safe };

template <class T>
concept Small = sizeof(T) <= 64;

/// Answers requests.
template <Small Request, class Response = Request, std::size_t Size = 4, Mode mode = Mode::fast>
  requires std::copyable<Response>
class [[dynify::trait]] Service {
 public:
  using request = Request;
  enum { capacity = Size };

  dynify::task<Response> call(request r, const Response& fallback, Request&& scratch);
  std::optional<Response> cached(const Request& r) const noexcept(Size > 2);
  Mode current() const;
};

template <template <class> class Wrap, class... Fields>
class [[dynify::trait]] Table {
 public:
  dynify::task<std::size_t> insert(Fields... fields);
  Wrap<int> count(const Fields&... fields) const noexcept(sizeof...(Fields) > 1);
};

}  // namespace net
