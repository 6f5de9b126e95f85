#include "number_trait.dyn.hpp"

int first(DynNumbers numbers) { return numbers.next(); }
