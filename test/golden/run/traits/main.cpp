// Traits of every kind: derived, templates, remote, abstract, with traits in their signatures.
#include "../cases.hpp"

#include "T08_const_runs.hpp"
#include "T08_supertraits_runs.hpp"
#include "T09_constrained_runs.hpp"
#include "T09_templates_runs.hpp"
#include "T10_associated_runs.hpp"
#include "T13_makers_runs.hpp"
#include "T14_parameters_runs.hpp"
#include "T16_remote_runs.hpp"
#include "T17_names_runs.hpp"
#include "T19_abstract_runs.hpp"
#include "T20_bridge_runs.hpp"

int main(int count, char** arguments) {
  return run_cases(count, arguments,
                   {
                       {"T08_const", T08_const::runs},
                       {"T08_supertraits", T08_supertraits::runs},
                       {"T09_constrained", T09_constrained::runs},
                       {"T09_templates", T09_templates::runs},
                       {"T10_associated", T10_associated::runs},
                       {"T13_makers", T13_makers::runs},
                       {"T14_parameters", T14_parameters::runs},
                       {"T16_remote", T16_remote::runs},
                       {"T17_names", T17_names::runs},
                       {"T19_abstract", T19_abstract::runs},
                       {"T20_bridge", T20_bridge::runs},
                   });
}
