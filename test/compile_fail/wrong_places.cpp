// Arguments of `init`, `try_init`, `in` and `bind` that are no places, or end too early.
#include <dynify/dynify.hpp>

#include "number.dyn.hpp"

#ifdef TWIN
#define CALL std::move(call)
#define PLACE frame
#elif defined(NOTHING)
#define CALL std::move(call)
#define PLACE
#elif defined(NO_PLACE)
#define CALL std::move(call)
#define PLACE number
#elif defined(ADDRESS)
#define CALL std::move(call)
#define PLACE &frame
#elif defined(TEMPORARY)
#define CALL std::move(call)
#define PLACE dynify::buffer<64>()
#else
#define CALL call
#define PLACE frame
#endif
#ifndef OPERATION
#define OPERATION in
#endif

void use(DynNumber dyn) {
  [[maybe_unused]] int number = 0;
  [[maybe_unused]] dynify::buffer<64> frame;
#ifdef BIND
  (void)dynify::bind(dyn, PLACE);
#else
  auto call = dyn.next();
  (void)CALL.OPERATION(PLACE);
#endif
}
