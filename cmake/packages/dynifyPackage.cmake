# What `./dev package` makes by cpack of an installed build: a Debian package and an archive of each component.
#
# dynify-gen finds clang's headers from where it stands and has LLVM linked in, so both forms of it run where no LLVM is.

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_PACKAGE_NAME dynify)
set(CPACK_PACKAGE_VENDOR dynify)
set(CPACK_PACKAGE_CONTACT "The dynify developers <dynify@packages.debian.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_FILE_NAME dynify-${PROJECT_VERSION})
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/oneGenerator.cmake)
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_BINARY_DIR}/packages)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_COMPONENTS_ALL dev)
if(TARGET dynify-gen)
  list(APPEND CPACK_COMPONENTS_ALL tool)
endif()
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_ARCHIVE_DEV_FILE_NAME dynify-${PROJECT_VERSION}-headers)
set(CPACK_ARCHIVE_TOOL_FILE_NAME dynify-gen-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libdynify-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_DEV_PACKAGE_RECOMMENDS "dynify-gen (>= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_DEV_DESCRIPTION "heap-free dynamic dispatch over C++20 coroutines (headers)
 A virtual function that is a coroutine allocates its frame at every call.
 dynify writes type-erased references whose coroutine methods let the caller
 say where the frame lives. This package has the runtime, which is headers
 only, its documentation, and the files for CMake and pkg-config.")

set(CPACK_DEBIAN_TOOL_PACKAGE_NAME dynify-gen)
set(CPACK_DEBIAN_TOOL_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_TOOL_PACKAGE_RECOMMENDS "libdynify-dev (>= ${PROJECT_VERSION})")
set(CPACK_COMPONENT_TOOL_DESCRIPTION "heap-free dynamic dispatch over C++20 coroutines (generator)
 dynify-gen reads C++ headers whose classes are marked as traits, and writes
 their companions: type-erased references whose coroutine methods let the
 caller say where the frame lives. It tells how large frames are, too.")

set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/debianFiles.cmake)
include(CPack)
