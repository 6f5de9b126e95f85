// The first line of every header that users include: says in one sentence what dynify is compiled
// as, before the standard library's own headers say it in their words.
#pragma once

#if __cplusplus < 202002L && (!defined(_MSVC_LANG) || _MSVC_LANG < 202002L)
#error "dynify: this needs C++20: compile with -std=c++20 or newer"
// Not there: a file that is missing ends the compilation, where fifty errors would follow.
#include "dynify_needs_cpp20.hpp"
#endif
