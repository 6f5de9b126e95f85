#pragma once

#ifndef WITH_RULES
#error the definitions of the target are needed
#endif

inline constexpr int largest = 9;
