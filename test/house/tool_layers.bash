#!/usr/bin/env bash
# The tool's folders include downwards only: tool_layers.bash [TOOL], TOOL being the folder tool/.
set -euo pipefail
source "$(dirname "$0")/layers.bash"
cd "${1:-$(dirname "$0")/../../tool}"

# From what knows nothing to what knows all.
may model
may text
may emit model text emit/parts
may emit/parts model emit/printer.hpp emit/scope.hpp emit/call.hpp
may_not_say model 'clang::|llvm::|#include "(clang|llvm)/'
may_not_say emit 'clang::|llvm::|#include "(clang|llvm)/'
may_not_say text 'clang::|#include "clang/'

may diagnose model
may output text
may frames model text/clip.hpp
may bound model

# What all readers stand on.
ground=(model diagnose text/nearest.hpp scan/source_text.hpp scan/quiet.hpp scan/conditionals.hpp)
may scan/marks "${ground[@]}"
may scan/types "${ground[@]}" scan/marks
may scan/members "${ground[@]}" scan/marks scan/types scan/remote
may scan/remote "${ground[@]}" scan/marks scan/types scan/members
may scan/bodies "${ground[@]}" scan/marks scan/types scan/members
may scan/bound "${ground[@]}" scan/marks
may scan model diagnose text scan/marks scan/types scan/members scan/remote scan/bodies scan/bound

may cli model text emit output diagnose frames bound scan scan/remote/remote_options.hpp
may . cli

finish
