#!/usr/bin/env bash
# The test that dynify_add_codegen_check makes passes on what the tool writes, fails with a diff on anything else, and writes nothing.
source "$(dirname "$0")/helpers.bash"

check() { ctest --test-dir build --output-on-failure "$@" >check.log 2>&1; }

start codegen_check
"$DYNIFY_GEN" --base api --out-dir generated api/reader.hpp api/writer.hpp -- -std=c++20
"$DYNIFY_GEN" api/reader.hpp api/writer.hpp -- -std=c++20
"$DYNIFY_GEN" api/limited.hpp -- -std=c++20 -DLIMITED
configure
check || { cat check.log && fail "fresh companions do not pass"; }

# A trait has changed.
sed -i 's/int read/long read/' api/reader.hpp
remember generated/reader.dyn.hpp api/reader.dyn.hpp
for test in by_folder by_file; do
  ! check -R "$test" || fail "a stale companion passes: $test"
  expect_contains check.log "-  int read()"
  expect_contains check.log "+  long read()"
  expect_contains check.log "dynify-gen failed for '$test'"
  expect_contains check.log "cmake --build $PWD/build --target ${test}_update"
done
expect_untouched generated/reader.dyn.hpp api/reader.dyn.hpp

# A companion was edited by hand, in what only the target's definition makes.
sed -i 's/int limit()/int  limit()/' api/limited.dyn.hpp
! check -R with_flags_of_a_target || fail "an edited companion passes"
expect_contains check.log "+  int limit()"

# A companion is missing.
rm generated/writer.dyn.hpp
! check -R by_folder || fail "a missing companion passes"
[ ! -e generated/writer.dyn.hpp ] || fail "the check has written a companion"

# The command that a failed check prints, and the one of the tool itself, bring companions up to date.
for test in by_folder by_file with_flags_of_a_target; do
  ! check -R "$test" || fail "a stale companion passes: $test"
  command=$(sed -n "s/^ *\(cmake --build .*_update\)$/\1/p" check.log)
  [ -n "$command" ] || { cat check.log && fail "no command is printed"; }
  sh -c "$command" >update.log 2>&1 || { cat update.log && fail "'$command' fails"; }
  check -R "$test" || { cat check.log && fail "'$command' leaves $test stale"; }
done
check || { cat check.log && fail "what was brought up to date does not pass"; }
echo '// edited' >>generated/reader.dyn.hpp
! check -R by_folder || fail "an edited companion passes"
sh -c "$(sed -n 's/.*note: bring it up to date: //p' check.log)"
check || { cat check.log && fail "the tool's own command leaves companions stale"; }
