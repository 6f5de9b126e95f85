// A unit of a program that is built without DYNIFY_NO_HEAP.
#pragma once

#include <dynify/task.hpp>

namespace test {

/// Calls a coroutine directly, and waits for it.
int called_directly(int n);

/// A task whose frame is on the heap.
dynify::task<int> boxed_number(int n);

}  // namespace test
