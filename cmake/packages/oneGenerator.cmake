# Read by cpack for each kind of package. The archives have one folder inside, the same one, so that both may be unpacked in one place.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  set(CPACK_COMPONENT_INCLUDE_TOPLEVEL_DIRECTORY ON)
endif()
