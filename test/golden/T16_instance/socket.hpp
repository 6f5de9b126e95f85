// options: --trait v::tcp_socket=DynSocket
// An instance of a class template whose default argument and exception specification cannot be
// made.
#pragma once

#include <dynify/task.hpp>

namespace v {

class tcp {
 public:
  static tcp v4() { return tcp(4); }
  int number;

 private:
  explicit tcp(int version) : number(version) {}
};

template <class Protocol>
class socket {
 public:
  virtual ~socket() = default;
  virtual int open(const Protocol& protocol = Protocol()) = 0;
  virtual int close() noexcept(noexcept(Protocol())) = 0;
  virtual dynify::task<int> read(int count = 2) = 0;
};

using tcp_socket = socket<tcp>;

}  // namespace v
