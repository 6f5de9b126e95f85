# An overlay port of the sources that it stands in: vcpkg install dynify --overlay-ports=.../cmake/vcpkg
#
# The runtime and the package for CMake; the generator is an installed one, in the PATH or named by DYNIFY_GEN_EXECUTABLE.

set(VCPKG_BUILD_TYPE release)  # headers only
vcpkg_cmake_configure(SOURCE_PATH ${CMAKE_CURRENT_LIST_DIR}/../..
  OPTIONS -DDYNIFY_BUILD_TOOL=OFF -DDYNIFY_BUILD_TESTS=OFF -DDYNIFY_BUILD_EXAMPLES=OFF -DDYNIFY_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/dynify)
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE ${CURRENT_PACKAGES_DIR}/lib ${CURRENT_PACKAGES_DIR}/share/doc)
vcpkg_install_copyright(FILE_LIST ${CMAKE_CURRENT_LIST_DIR}/../../LICENSE)
file(INSTALL ${CMAKE_CURRENT_LIST_DIR}/usage DESTINATION ${CURRENT_PACKAGES_DIR}/share/dynify)
