#include "with_heap.hpp"

#include <dynify/defer.hpp>
#include <dynify/heap.hpp>
#include <dynify/sync_wait.hpp>

namespace {

[[gnu::noinline]] dynify::task<int> number(int n) { co_return n; }

}  // namespace

int test::called_directly(int n) { return dynify::sync_wait(number(n)); }

dynify::task<int> test::boxed_number(int n) { return dynify::defer(&number, n).boxed(); }
