// Parameters, results, receivers and operators of every form.
#include "../cases.hpp"

#include "C07_storage_runs.hpp"
#include "T03_receivers_runs.hpp"
#include "T05_statics_runs.hpp"
#include "T06_arguments_runs.hpp"
#include "T06_forms_runs.hpp"
#include "T12_operators_runs.hpp"
#include "T12_own_runs.hpp"

int main(int count, char** arguments) {
  return run_cases(count, arguments,
                   {
                       {"C07_storage", C07_storage::runs},
                       {"T03_receivers", T03_receivers::runs},
                       {"T05_statics", T05_statics::runs},
                       {"T06_arguments", T06_arguments::runs},
                       {"T06_forms", T06_forms::runs},
                       {"T12_operators", T12_operators::runs},
                       {"T12_own", T12_own::runs},
                   });
}
