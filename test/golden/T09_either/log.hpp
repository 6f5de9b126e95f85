// Traits whose template arguments say whether a method is a coroutine.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace logs {

/// Which future its methods return is the user's, by a template or by a policy.
template <class Command, template <class...> class Future, class Policy>
class [[dynify::trait]] Log {
 public:
  [[nodiscard]] Future<int> put(Command command, const std::string& why = "none");
  typename Policy::template result<Command> last();
};

}  // namespace logs
