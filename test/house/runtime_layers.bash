#!/usr/bin/env bash
# The runtime's folders include downwards only: runtime_layers.bash [DYNIFY], DYNIFY being the folder that users include from.
set -euo pipefail
source "$(dirname "$0")/layers.bash"
cd "${1:-$(dirname "$0")/../../runtime/include/dynify}"

# From the ground up: what knows no coroutine; where bytes come from; who takes the request; the protocol of a call. A header that users
# include, and that is used here, is named.
may detail/base
may detail/measured
may detail/place detail/base layout.hpp container.hpp error.hpp heap.hpp
may detail/promise detail/base detail/place heap.hpp layout.hpp place.hpp detail/call/call.hpp detail/call/call_of.hpp
may detail/call detail/base detail/place detail/promise layout.hpp error.hpp heap.hpp buffer.hpp init_result.hpp task.hpp

may adapters . detail/call
may companion . detail/base
may . detail/base detail/measured detail/place detail/promise detail/call companion adapters

# What users include says first that it needs C++20, before a header of the standard library says it in its words.
for header in *.hpp; do
  first=$(grep -m 1 '^#include' "$header" || true)
  [[ $header == version.hpp || $first == '#include "detail/base/language.hpp"' ]] ||
    { echo "$header: its first include is detail/base/language.hpp" >&2; failed=1; }
done

finish
