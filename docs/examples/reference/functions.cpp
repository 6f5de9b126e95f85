#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <string>
#include <utility>

#include "messages.dyn.hpp"

dynify::task<int> mail::send(std::string text, int copies) {
  co_return static_cast<int>(text.size()) * copies;
}

int main() {
  dynify::buffer<256> frame;
  dynify::constructor<dynify::task<int>(std::string, int)> call = mail::dyn_send("hello");
  return dynify::sync_wait(std::move(call).init(frame)) == 5 ? 0 : 1;
}
