// The version of the runtime. Companions written for another one are refused when they are
// compiled.
#pragma once

#define DYNIFY_VERSION_MAJOR 0
#define DYNIFY_VERSION_MINOR 2
#define DYNIFY_VERSION_PATCH 0
