// Each root on a stack that is just as large as its bound.
#include <dynify/sync_wait.hpp>

#include "program.bounds.hpp"
#include "program.hpp"

int main() {
  dynify::frame_stack<dynify::bound_of<&app::in_a_loop>> loop;
  dynify::frame_stack<dynify::bound_of<&app::in_variables>> variables;
  dynify::frame_stack<dynify::bound_of<&app::in_parameters>> parameters;
  (void)dynify::sync_wait(app::in_a_loop(loop));
  (void)dynify::sync_wait(app::in_variables(variables));
  (void)dynify::sync_wait(app::in_parameters(parameters));
  return loop.peak() == loop.size() && variables.peak() == variables.size() &&
                 parameters.peak() == parameters.size()
             ? 0
             : 1;
}
