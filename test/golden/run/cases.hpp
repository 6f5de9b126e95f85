// What the programs of these folders share: they run the case that is named, or all of them.
#pragma once

#include <cstring>
#include <initializer_list>

struct named_case {
  const char* name;
  int (*runs)();
};

/// 0 where the cases pass. A case that asserts ends the program.
inline int run_cases(int count, char** arguments, std::initializer_list<named_case> cases) {
  int failures = 0;
  bool found = false;
  for (const named_case& each : cases) {
    if (count > 1 && std::strcmp(each.name, arguments[1]) != 0) continue;
    found = true;
    failures += each.runs() != 0;
  }
  return found ? failures : 1;
}
