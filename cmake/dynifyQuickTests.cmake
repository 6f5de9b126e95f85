# The target `quick`: what the tests without the label `slow` need. Included when every folder has been added.

# Appends the targets of DIRECTORY and of those below to the list OUT, without those of the matrix that are slow.
function(dynify_collect_quick_targets out directory)
  get_property(targets DIRECTORY ${directory} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type MATCHES "EXECUTABLE|(STATIC|SHARED|OBJECT)_LIBRARY" OR target MATCHES "^matrix_.*_quick$")
      list(APPEND ${out} ${target})
    endif()
  endforeach()
  get_property(folders DIRECTORY ${directory} PROPERTY SUBDIRECTORIES)
  foreach(folder IN LISTS folders)
    dynify_collect_quick_targets(${out} ${folder})
  endforeach()
  set(${out} "${${out}}" PARENT_SCOPE)
endfunction()

set(quick_targets "")
dynify_collect_quick_targets(quick_targets ${PROJECT_SOURCE_DIR})
add_custom_target(quick)
if(quick_targets)
  add_dependencies(quick ${quick_targets})
endif()
