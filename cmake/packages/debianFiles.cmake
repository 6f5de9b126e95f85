# Run by cpack when the files of the packages stand in their folders: adds what every Debian package has, its copyright and its changelog, and
# compresses the manual page, as Debian's policy asks.

if(NOT CPACK_GENERATOR STREQUAL "DEB")
  return()
endif()
cmake_policy(VERSION 3.25)

function(compress file)
  execute_process(COMMAND gzip -9nf ${file} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# Debian has the text of the Apache licence once for all packages; the exceptions are this project's, and LLVM's, whose headers are inside.
function(write_copyright file)
  file(READ ${CPACK_RESOURCE_FILE_LICENSE} license)
  string(FIND "${license}" "---- LLVM Exceptions" begin)
  string(SUBSTRING "${license}" ${begin} -1 exceptions)
  string(STRIP "${exceptions}" exceptions)
  string(REGEX REPLACE "\n\n+" "\n.\n" exceptions "${exceptions}")
  string(REGEX REPLACE "\n" "\n " exceptions "${exceptions}")
  string(TIMESTAMP year "%Y" UTC)
  file(WRITE ${file} "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: dynify

Files: *
Copyright: ${year} the dynify developers
License: Apache-2.0 with LLVM-exception

Files: usr/lib/dynify/clang/*
Copyright: ${year} the LLVM project
License: Apache-2.0 with LLVM-exception

License: Apache-2.0 with LLVM-exception
 The text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0 on Debian systems. Besides:
 .
 ${exceptions}
")
endfunction()

# The time is that of SOURCE_DATE_EPOCH, if it is set: so the same sources give the same package.
function(write_changelog file name)
  string(TIMESTAMP now "%a, %d %b %Y %H:%M:%S +0000" UTC)
  file(WRITE ${file} "${name} (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) unstable; urgency=medium

  * Built by cpack; /usr/share/doc/dynify/docs/changelog.md says what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${now}
")
  compress(${file})
endfunction()

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
  string(TOUPPER ${component} upper)
  set(name ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
  set(share ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/${component}/usr/share)
  if(IS_DIRECTORY ${share})
    write_copyright(${share}/doc/${name}/copyright)
    write_changelog(${share}/doc/${name}/changelog.Debian ${name})
    file(GLOB pages ${share}/man/man1/*.1)
    foreach(page IN LISTS pages)
      compress(${page})
    endforeach()
  endif()
endforeach()
