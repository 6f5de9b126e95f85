#!/usr/bin/env bash
# The Debian packages and archives that cpack makes of this build: what is in each, what they depend on, and what lintian says.
# Besides the variables of helpers.bash: BUILD, the build tree.
source "$(dirname "$0")/../e2e/helpers.bash"

rm -rf packages _CPack_Packages
export SOURCE_DATE_EPOCH=1700000000
cpack --config "$BUILD/CPackConfig.cmake" -B "$PWD/packages" -D "CPACK_OUTPUT_FILE_PREFIX=$PWD/packages" >cpack.log 2>&1 ||
  { cat cpack.log && fail "cpack"; }
dev=$(echo packages/libdynify-dev_*_all.deb)
tool=$(echo packages/dynify-gen_*.deb)

# files PACKAGE: its files, without their folders.
files() { dpkg-deb --fsys-tarfile "$1" | tar -t | grep -v '/$' | sort; }
files "$dev" >dev.txt
files "$tool" >tool.txt
expect_equal "$(comm -12 dev.txt tool.txt)" ""
# Both packages together are what an installed build has, and Debian's own files besides.
(cd "$DYNIFY_PREFIX" && find . -type f | sed 's,^\.,./usr,; s,man1/dynify-gen.1$,&.gz,' | sort) >installed.txt
sort dev.txt tool.txt | grep -vE '^\./usr/share/doc/(libdynify-dev|dynify-gen)/(copyright|changelog\.Debian\.gz)$' >packed.txt
diff installed.txt packed.txt || fail "the packages have not what is installed"
for file in bin/dynify-gen share/man/man1/dynify-gen.1.gz lib/cmake/dynify/dynifyToolTargets.cmake; do expect_contains tool.txt "./usr/$file"; done
for file in include/dynify/dynify.hpp share/pkgconfig/dynify.pc lib/cmake/dynify/dynifyConfig.cmake; do expect_contains dev.txt "./usr/$file"; done
expect_equal "$(dpkg-deb -f "$dev" Depends)" ""
if [ "$STATIC_LLVM" = ON ]; then
  dpkg-deb -f "$tool" Depends >depends.txt
  ! grep -E 'llvm|clang|fmt' depends.txt || fail "the tool depends on what not every system has"
fi

# The archives have the same files below one folder.
mkdir -p unpacked
for archive in packages/*.tar.gz; do tar -xzf "$archive" -C unpacked; done
expect_equal "$(ls unpacked)" "$(basename unpacked/dynify-*)"
(cd unpacked/dynify-* && find . -type f | sort) >archived.txt
(cd "$DYNIFY_PREFIX" && find . -type f | sort) | diff - archived.txt || fail "the archives have not what is installed"
dynify_gen=$(echo unpacked/dynify-*/bin/dynify-gen)
"$dynify_gen" -o stream.dyn.hpp "$DYNIFY_SOURCE/docs/examples/stream/stream.hpp"

! command -v lintian >/dev/null || lintian --allow-root --fail-on error "$dev" "$tool"
