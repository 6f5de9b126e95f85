#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "drivers.frames.hpp"  // generated: dynify::measured
#include "file_reader.hpp"
#include "reader.dyn.hpp"  // generated: DynReader

dynify::task<int> run(DynReader reader) {
  dynify::buffer<dynify::measured<&FileReader::read>> frame;  // just enough
  co_return co_await reader.read("name").in(frame);
}

int main() {
  FileReader files;
  return dynify::sync_wait(run(files)) == 4 ? 0 : 1;
}
