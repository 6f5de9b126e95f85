# Finds the generator for the functions of dynifyTraits: `dynify::gen`, an executable of this build or one that exists already.
#
# Read by this project's own build and by the installed package, so that both look in the same places.

if(NOT TARGET dynify::gen)
  if(NOT DYNIFY_GEN_EXECUTABLE)
    find_program(DYNIFY_GEN_EXECUTABLE dynify-gen DOC "A dynify-gen that runs on this machine")
  endif()
  if(DYNIFY_GEN_EXECUTABLE)
    add_executable(dynify::gen IMPORTED)
    set_target_properties(dynify::gen PROPERTIES IMPORTED_LOCATION "${DYNIFY_GEN_EXECUTABLE}" IMPORTED_GLOBAL TRUE)
  endif()
endif()
