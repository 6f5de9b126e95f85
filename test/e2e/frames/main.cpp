#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include <cstdio>

#include "drivers.frames.hpp"
#include "drivers/file_reader.hpp"
#include "reader.dyn.hpp"

int other();

namespace {

using named = dynify::task<int> (FileReader::*)(std::string, int);
constexpr auto measured = dynify::measured<static_cast<named>(&FileReader::read)>;

dynify::task<int> run(DynReader reader) {
  dynify::buffer<measured> just_enough;
  auto call = reader.read("name", 7);
  const std::size_t asked = call.layout().size;
  if (asked > measured || measured >= asked + measured.align) co_return -1;
  co_return co_await std::move(call).in(just_enough);
}

}  // namespace

int main() {
  FileReader reader;
  std::printf("%d %d\n", dynify::sync_wait(run(reader)), other());
}
