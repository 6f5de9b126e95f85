#pragma once
#include <dynify/dynify.hpp>

#include "program_traits.hpp"

namespace app {

using stack = dynify::frame_stack_ref;

dynify::task<int> leaf(stack, int n);
dynify::task<int> middle(stack s, int n);
dynify::task<int> in_a_loop(stack s);
dynify::task<int> deep(stack s, int n);
dynify::task<int> in_variables(stack s);
dynify::task<int> in_parameters(stack s);

}  // namespace app
