# Looks for an installed dynify-gen of this version, for projects that bring dynify in as a folder: with it they need no LLVM.

# A tool of another minor version would write companions that this runtime refuses.
function(_dynify_has_this_version out candidate)
  execute_process(COMMAND ${candidate} --version OUTPUT_VARIABLE said ERROR_QUIET)
  string(FIND "${said}" "dynify-gen ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR}." place)
  if(NOT place EQUAL 0)
    message(STATUS "dynify: ${candidate} is of another version than ${PROJECT_VERSION}, and is not used")
    set(${out} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Sets DYNIFY_GEN_EXECUTABLE where there is such a tool, and nobody has said which to take or that one is to be built.
macro(dynify_find_installed_tool)
  if(NOT DYNIFY_GEN_EXECUTABLE AND NOT DEFINED DYNIFY_BUILD_TOOL AND NOT CMAKE_CROSSCOMPILING)
    find_program(dynify_installed_tool dynify-gen NO_CACHE VALIDATOR _dynify_has_this_version)
    if(dynify_installed_tool)
      message(STATUS "dynify: takes ${dynify_installed_tool}, and builds none")
      set(DYNIFY_GEN_EXECUTABLE ${dynify_installed_tool})
    endif()
  endif()
endmacro()
