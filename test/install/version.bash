#!/usr/bin/env bash
# Before 1.0 a minor version may break, so find_package takes no other.
source "$(dirname "$0")/../e2e/helpers.bash"

start consumer
configure -DDYNIFY_VERSION=0.2
configure -DDYNIFY_VERSION=
for other in 0.1 0.3 1.0; do
  ! (configure -DDYNIFY_VERSION=$other) >/dev/null || fail "find_package(dynify $other) takes 0.2"
  expect_contains configure.log "requested version \"$other\""
done
