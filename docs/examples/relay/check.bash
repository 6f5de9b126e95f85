#!/usr/bin/env bash
# check.bash RELAY [CONNECTIONS BYTES]: every byte comes back as it was, no read or write through a box allocates once all connections
# are under way, and connections that fail end.
set -euo pipefail
output=$("$@")
printf '%s\n' "$output"
# through, MiB, seconds, MiB/s, operations, allocations, bytes
read -r _ _ _ _ operations allocations bytes < <(grep '^box' <<<"$output")
[ "$operations" -gt 0 ] || { echo "no operation was counted" >&2; exit 1; }
[ "$allocations" -eq 0 ] || { echo "$allocations allocations in $operations operations" >&2; exit 1; }
[ "$bytes" = equal ]
