#!/usr/bin/env bash
# The rules for Bazel with the installed package, in Bazel's sandbox, which shows an action its declared inputs and nothing else: the
# example is built; companions have no absolute path and are the same in another workspace; a header that is not declared is not found.
source "$(dirname "$0")/../e2e/helpers.bash"

debian=/usr/share/bazel
rm -rf work
mkdir -p work/rules_cc/cc
cd work
top=$PWD
trap 'chmod -R u+w "$top/output" && rm -rf "$top/output"' EXIT
# Bazel 4 fetches these; Debian has them as packages, but for the version of rules_cc that goes with it, whose part that is used is this.
touch rules_cc/WORKSPACE rules_cc/BUILD rules_cc/cc/BUILD
for rule in binary import library test toolchain toolchain_suite; do echo "cc_$rule = native.cc_$rule"; done >rules_cc/cc/defs.bzl
for rule in fdo_prefetch_hints fdo_profile objc_import objc_library; do echo "$rule = native.$rule"; done >>rules_cc/cc/defs.bzl

# bazel_build TARGET...: in the current workspace; what is said is in build.log.
bazel_build() {
  bazel --output_user_root="$top/output" --batch build --jobs=2 --spawn_strategy=sandboxed --show_progress=no --color=no \
    --override_repository=rules_cc="$top/rules_cc" --override_repository=rules_java=$debian/rules/java \
    --override_repository=rules_proto=$debian/rules/proto --override_repository=platforms=$debian/tools/platforms \
    --override_repository=bazel_skylib=$debian/tools/skylib "$@" >build.log 2>&1
}

# make_workspace NAME: the example with the files of cmake/bazel, as docs/reference/other-builds.md says.
make_workspace() {
  mkdir -p "$1/third_party/dynify"
  cp "$DYNIFY_SOURCE"/docs/examples/stream/*.?pp "$1"
  cp "$DYNIFY_SOURCE"/docs/examples/stream/BUILD.example "$1/BUILD"
  cp "$DYNIFY_SOURCE"/cmake/bazel/* "$1/third_party/dynify"
  touch "$1/third_party/dynify/BUILD"
  cat >"$1/WORKSPACE" <<WORKSPACE
new_local_repository(name = "dynify", path = "$DYNIFY_PREFIX", build_file = "//third_party/dynify:dynify.BUILD")
WORKSPACE
}

make_workspace first
cd first
bazel_build //:app || { cat build.log && fail "it does not build"; }
expect_equal "$(bazel-bin/app)" "5 characters"
cp bazel-bin/stream.dyn.hpp ../first.dyn.hpp
! grep -nE '(^|[^/.a-z])/(usr|home|root|tmp|work|build)' bazel-bin/stream.dyn.hpp || fail "the companion has an absolute path"

# A header beside that is in no hdrs is not there.
echo '#pragma once' >hidden.hpp
sed -i 's/^#pragma once/&\n#include "hidden.hpp"/' stream.hpp
! bazel_build //:traits || fail "the generator has read what was not declared"
expect_contains build.log "'hidden.hpp' file not found"

cd ..
make_workspace second
cd second
bazel_build //:traits || { cat build.log && fail "it does not build in another folder"; }
cmp bazel-bin/stream.dyn.hpp ../first.dyn.hpp
