include(CMakeFindDependencyMacro)
# Before the targets, which link dynify::dynify.
find_dependency(dynify 0.2)
include(${CMAKE_CURRENT_LIST_DIR}/netTargets.cmake)
