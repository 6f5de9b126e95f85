// Loads the plugins that are named, and calls the implementors that they make through their dyns.
#include <dlfcn.h>

#include <cstdio>
#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>
#include <vector>

#include "backend.dyn.hpp"

namespace {

int failures = 0;

void expect(bool condition, const char* what) {
  if (condition) return;
  std::printf("not so: %s\n", what);
  ++failures;
}

using maker = void (*)(bool known, dynify::box<Backend>* into);

dynify::box<Backend> made_by(const char* plugin, bool known) {
  void* const library = dlopen(plugin, RTLD_NOW | RTLD_LOCAL);
  if (!library) std::printf("%s\n", dlerror());
  const auto make = reinterpret_cast<maker>(dlsym(library, "make_backend"));
  dynify::box<Backend> made = dynify::make<Known>().boxed();
  make(known, &made);
  return made;
}

}  // namespace

int main(int, char** arguments) {
  std::vector<dynify::box<Backend>> all;
  all.push_back(made_by(arguments[1], false));
  all.push_back(made_by(arguments[2], false));
  all.push_back(made_by(arguments[2], true));

  dynify::buffer<512> frame;
  int sum = 0;
  for (dynify::box<Backend>& backend : all)
    sum += dynify::sync_wait(backend->read("four").init(frame));
  expect(sum == 4 * 2 + 4 * 5 + 3 + 4, "every implementor is called");
  expect(all[0]->label() == "plugin 2" && all[1]->label() == "plugin 5", "each by its own");

  const Known* const known = dynify::downcast<Known>(all[2]);
  expect(!dynify::downcast<Known>(all[0]), "an unknown type is no known one");
  expect(dynify::type_of(all[0]) != dynify::type_of(all[1]), "types of one name are two");
  expect(EXPORTED ? known && known->value == 3 : known == nullptr,
         "a type is known on both sides where the program exports its symbols");
  return failures;
}
