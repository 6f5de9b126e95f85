#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>
#include <utility>

dynify::task<int> parse(const std::string& line) { co_return std::stoi(line); }
dynify::task<std::size_t> send(std::string message) { co_return message.size(); }

dynify::task<std::size_t> reply(const std::string& line) {
  dynify::buffer<256> frame;  // serves both helpers, one after the other
  const int n = co_await dynify::defer([&] { return parse(line); }).in(frame);
  std::string message(static_cast<std::size_t>(n), '.');
  co_return co_await dynify::defer(&send, std::move(message)).in(frame);
}

int main() {
  dynify::buffer<8> small;
  dynify::buffer<256> frame;
  auto refused = dynify::defer(&send, std::string("kept")).try_init(small);
  if (refused) return 1;
  auto sent = std::move(refused).constructor().init(frame);  // the message has come back
  return dynify::sync_wait(std::move(sent)) == 4 && dynify::sync_wait(reply("40")) == 40 ? 0 : 1;
}
