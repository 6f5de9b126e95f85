// Names that the companion would use itself, and such as change what its own words mean.
#include "../cases.hpp"

#include "T23_functions_runs.hpp"
#include "T23_hostile_runs.hpp"
#include "T23_methods_runs.hpp"
#include "T23_namespaces_runs.hpp"
#include "T23_parameters_runs.hpp"
#include "T23_types_runs.hpp"

int main(int count, char** arguments) {
  return run_cases(count, arguments,
                   {
                       {"T23_functions", T23_functions::runs},
                       {"T23_hostile", T23_hostile::runs},
                       {"T23_methods", T23_methods::runs},
                       {"T23_namespaces", T23_namespaces::runs},
                       {"T23_parameters", T23_parameters::runs},
                       {"T23_types", T23_types::runs},
                   });
}
