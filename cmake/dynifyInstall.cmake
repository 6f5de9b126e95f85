# Install rules: the headers, the package for find_package(dynify), and the tool.

include(CMakePackageConfigHelpers)

set(dynify_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/dynify)
install(TARGETS dynify EXPORT dynifyTargets FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT dynifyTargets NAMESPACE dynify:: DESTINATION ${dynify_package_folder})

# An export of its own: a package made without the tool works with the dynify-gen of another one.
if(TARGET dynify-gen)
  set_target_properties(dynify-gen PROPERTIES EXPORT_NAME gen INSTALL_RPATH_USE_LINK_PATH TRUE)
  install(TARGETS dynify-gen EXPORT dynifyToolTargets DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(EXPORT dynifyToolTargets NAMESPACE dynify:: DESTINATION ${dynify_package_folder})
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
  ${CMAKE_CURRENT_LIST_DIR}/dynifyRunGen.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyFrames.cmake
  ${CMAKE_CURRENT_LIST_DIR}/dynifyRunFrames.cmake
  DESTINATION ${dynify_package_folder})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/runtime/gdb DESTINATION ${CMAKE_INSTALL_DATADIR}/dynify FILES_MATCHING PATTERN "*.py")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
