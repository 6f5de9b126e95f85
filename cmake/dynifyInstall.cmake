# Install rules, in two components: `dev` is what programs are compiled with, and serves every machine; `tool` is dynify-gen with clang's
# headers. cmake/packages makes a Debian package and an archive of each.

include(CMakePackageConfigHelpers)

set(dynify_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dynify)
install(TARGETS dynify EXPORT dynifyTargets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT dev)
install(EXPORT dynifyTargets NAMESPACE dynify:: DESTINATION ${dynify_package_folder} COMPONENT dev)

# An export of its own: a package made without the tool works with the dynify-gen of another one.
if(TARGET dynify-gen)
  set_target_properties(dynify-gen PROPERTIES EXPORT_NAME gen INSTALL_RPATH_USE_LINK_PATH TRUE)
  install(TARGETS dynify-gen EXPORT dynifyToolTargets DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tool)
  install(EXPORT dynifyToolTargets NAMESPACE dynify:: DESTINATION ${dynify_package_folder} COMPONENT tool)
endif()

configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/dynifyConfig.cmake.in dynifyConfig.cmake
  INSTALL_DESTINATION ${dynify_package_folder} NO_SET_AND_CHECK_MACRO)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(compatibility SameMinorVersion)
else()
  set(compatibility SameMajorVersion)
endif()
# Headers serve every machine, also one that is not as wide as that of the tool.
write_basic_package_version_file(dynifyConfigVersion.cmake COMPATIBILITY ${compatibility} ARCH_INDEPENDENT)
install(FILES
  ${CMAKE_CURRENT_BINARY_DIR}/dynifyConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/dynifyConfigVersion.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyHostTool.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyTraits.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyCrossFlags.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyConfigureTime.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyFoundTraits.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyMarkedHeaders.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyRunGen.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyRunSearch.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyFrames.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyBound.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyRunFrames.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyModule.cmake
  ${PROJECT_SOURCE_DIR}/runtime/module/dynify.cppm
  DESTINATION ${dynify_package_folder} COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/gdb ${PROJECT_SOURCE_DIR}/runtime/lldb DESTINATION ${CMAKE_INSTALL_DATADIR}/dynify COMPONENT dev FILES_MATCHING PATTERN "*.py")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dev)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT dev
  FILES_MATCHING PATTERN *.md PATTERN *.svg PATTERN *.hpp PATTERN *.cpp)

# For builds without CMake. It finds its prefix by where it stands, so that an archive may be unpacked anywhere.
set(dynify_pkgconfig_folder ${CMAKE_INSTALL_DATADIR}/pkgconfig)
file(RELATIVE_PATH dynify_up ${CMAKE_INSTALL_PREFIX}/${dynify_pkgconfig_folder} ${CMAKE_INSTALL_PREFIX})
string(REGEX REPLACE "/$" "" dynify_up "${dynify_up}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/packages/dynify.pc.in dynify.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dynify.pc DESTINATION ${dynify_pkgconfig_folder} COMPONENT dev)
include(packages/dynifyPackage)
