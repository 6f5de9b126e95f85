// Bodies that are hard to move, and implementors that have a method of their own.
#include "../cases.hpp"

#include "T07_bodies_runs.hpp"
#include "T07_captures_runs.hpp"
#include "T07_defaults_runs.hpp"
#include "T07_forms_runs.hpp"
#include "T28_inherited_runs.hpp"
#include "T28_statics_runs.hpp"

int main(int count, char** arguments) {
  return run_cases(count, arguments,
                   {
                       {"T07_bodies", T07_bodies::runs},
                       {"T07_captures", T07_captures::runs},
                       {"T07_defaults", T07_defaults::runs},
                       {"T07_forms", T07_forms::runs},
                       {"T28_inherited", T28_inherited::runs},
                       {"T28_statics", T28_statics::runs},
                   });
}
