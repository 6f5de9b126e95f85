#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>

#include "read_write.dyn.hpp"

class Memory {
 public:
  dynify::task<char> read() { co_return text_.at(at_++); }
  dynify::task<void> write(std::string text) {
    text_ += text;
    co_return;
  }
  std::size_t size() const { return text_.size(); }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

dynify::task<char> first(DynRead from) {
  dynify::buffer<256> frame;
  co_return co_await from.read().in(frame);
}

int main() {
  Memory memory;
  DynReadWrite both = memory;
  dynify::buffer<256> frame;
  dynify::sync_wait(both.write("text").init(frame));  // a method of Write
  const char c = dynify::sync_wait(first(both));      // converts to DynRead
  return c == 't' && both.size() == 4 ? 0 : 1;
}
