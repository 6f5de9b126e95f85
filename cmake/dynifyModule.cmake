# dynify_add_module(): the target dynify::module, whose users write `import dynify;`. docs/reference/module.md says how to use it.

include_guard(GLOBAL)

cmake_policy(PUSH)
cmake_policy(VERSION 3.25)

# The interface stands beside this file where dynify is installed.
foreach(folder IN ITEMS ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/../runtime/module)
  if(EXISTS ${folder}/dynify.cppm)
    cmake_path(SET dynify_module_folder NORMALIZE ${folder})
    set_property(GLOBAL PROPERTY dynify_module_folder ${dynify_module_folder})
  endif()
endforeach()

# Compiled by the project that uses it, since what compilers make of an interface is theirs and of their flags.
function(dynify_add_module)
  if(CMAKE_VERSION VERSION_LESS 3.28)
    message(FATAL_ERROR "dynify_add_module: this is CMake ${CMAKE_VERSION}, and modules need 3.28: docs/reference/module.md has the commands for a build by hand")
  endif()
  get_property(folder GLOBAL PROPERTY dynify_module_folder)
  add_library(dynify_module STATIC)
  add_library(dynify::module ALIAS dynify_module)
  target_sources(dynify_module PUBLIC FILE_SET CXX_MODULES BASE_DIRS ${folder} FILES ${folder}/dynify.cppm)
  target_link_libraries(dynify_module PUBLIC dynify::dynify)
endfunction()

cmake_policy(POP)
