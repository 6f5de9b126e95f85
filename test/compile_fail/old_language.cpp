// Each header says so where the language is too old.
#ifndef TWIN
#include HEADER
#endif
