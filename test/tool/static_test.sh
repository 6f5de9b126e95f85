#!/usr/bin/env bash
# A released dynify-gen runs where there is no LLVM: static_test.sh DYNIFY_GEN LLVM_PREFIX. Exit code 77: this system has no LLVM to
# link statically.
set -euo pipefail
[[ -e $2/lib/libclangTooling.a && -e $2/lib/libLLVMSupport.a ]] || exit 77
needed=$(readelf -d "$1" | grep NEEDED)
echo "$needed"
! grep -iE 'llvm|clang|fmt' <<<"$needed"
readelf -h "$1" | grep -E 'Type: +EXEC'  # at a fixed address
