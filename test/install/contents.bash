#!/usr/bin/env bash
# What is installed: every header of the runtime, the package, the tool with clang's headers, the licence; no test, no build helper.
source "$(dirname "$0")/../e2e/helpers.bash"

diff -r "$DYNIFY_SOURCE/runtime/include/dynify" "$DYNIFY_PREFIX/include/dynify" || fail "the headers differ"
for file in bin/dynify-gen share/doc/dynify/LICENSE share/doc/dynify/README.md share/doc/dynify/docs/reference/cmake.md share/pkgconfig/dynify.pc \
  lib/cmake/dynify/dynify{Config,ConfigVersion,Targets,ToolTargets,HostTool,Traits,FoundTraits,MarkedHeaders,RunGen,RunSearch,Frames,RunFrames,Module}.cmake lib/cmake/dynify/dynify.cppm; do
  [ -e "$DYNIFY_PREFIX/$file" ] || fail "$file is not installed"
done
for debugger in gdb lldb; do
  diff -r -x __pycache__ "$DYNIFY_SOURCE/runtime/$debugger" "$DYNIFY_PREFIX/share/dynify/$debugger" || fail "the scripts for $debugger differ"
done
for file in man/man1/dynify-gen.1 bash-completion/completions/dynify-gen zsh/site-functions/_dynify-gen fish/vendor_completions.d/dynify-gen.fish; do
  [ -s "$DYNIFY_PREFIX/share/$file" ] || fail "share/$file is not installed"
done
unexpected=$(cd "$DYNIFY_PREFIX" && find . -type f \
  ! -path './include/dynify/*' ! -path './lib/dynify/clang/*' ! -path './lib/cmake/dynify/*' ! -path './bin/dynify-gen' \
  ! -path './share/dynify/gdb/*.py' ! -path './share/dynify/lldb/*.py' ! -path './share/doc/dynify/*' ! -path './share/pkgconfig/dynify.pc' ! -path './share/man/man1/dynify-gen.1' ! -path './share/bash-completion/completions/dynify-gen' \
  ! -path './share/zsh/site-functions/_dynify-gen' ! -path './share/fish/vendor_completions.d/dynify-gen.fish')
expect_equal "$unexpected" ""
