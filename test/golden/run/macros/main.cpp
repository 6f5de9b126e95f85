// A program of its own: the macros would be in the way of other cases.
#include "../cases.hpp"
#include "T23_macros_runs.hpp"

int main(int count, char** arguments) {
  return run_cases(count, arguments, {{"T23_macros", T23_macros::runs}});
}
