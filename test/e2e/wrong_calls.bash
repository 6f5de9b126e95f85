#!/usr/bin/env bash
# A wrong call of a function of the package is refused with a message that names the function and what is wrong.
source "$(dirname "$0")/helpers.bash"

# refused CALL TEXT [cmake argument...]
refused() {
  local call=$1 text=$2
  shift 2
  ! (configure -DCALL="$call" "$@") >/dev/null || fail "configures: $call"
  tr -s ' \n' ' ' <configure.log >message.log
  expect_contains message.log "$text"
}

start wrong_calls
traits=dynify_add_traits
check=dynify_add_codegen_check
refused "$traits(HEADERS a.hpp)" "$traits: TARGET is missing"
refused "$traits(TARGET library HEADERS a.hpp EXCLUDE b.hpp)" "$traits: EXCLUDE is for calls that name no HEADERS"
refused "$traits(TARGET library HEADERS)" "$traits: no value after: HEADERS"
refused "$traits(library HEADERS a.hpp)" "$traits: unknown argument: library"
refused "$traits(TARGET nothing HEADERS a.hpp)" "$traits: there is no target 'nothing' (yet)"
refused "$traits(TARGET alias HEADERS a.hpp)" "$traits: 'alias' is an alias: name 'library' instead"
refused "$traits(TARGET dynify::dynify HEADERS a.hpp)" "$traits: 'dynify::dynify' is imported"
refused "$traits(TARGET library HEADERS no.hpp)" "work/no.hpp does not exist"
refused "$traits(TARGET library HEADERS a.hpp BASE_DIRECTORY sub)" "give the folder that its users have on their include path"
refused "$traits(TARGET library HEADERS sub/a.hpp sub/../sub/a.hpp)" "$traits: two headers would have the companion"
refused "$check(HEADERS a.hpp EXPECTED .)" "$check: NAME is missing"
refused "$check(NAME fresh HEADERS a.hpp)" "$check: EXPECTED is missing"
refused "$check(NAME fresh HEADERS a.hpp EXPECTED a.dyn.hpp b.dyn.hpp)" "one companion for each of the 1 HEADERS; it has 2"

measure=dynify_measure_frames
budget=dynify_add_frame_budget
refused "$measure(TARGET library OBJECTS library OUTPUT x.hpp)" "'library' cannot include what is measured from its own objects"
refused "$measure(TARGET library OUTPUT x.hpp)" "$measure: OBJECTS is missing"
refused "$measure(TARGET library OBJECTS nothing OUTPUT x.hpp)" "$measure: there is no target 'nothing' (yet)"
refused "$budget(NAME frames OBJECTS library)" "$budget: BUDGET is missing"

# Modules are for newer CMakes.
if cmake --version | grep -qE 'version 3\.2[5-7]\.'; then refused "dynify_add_module()" "and modules need 3.28"; fi
