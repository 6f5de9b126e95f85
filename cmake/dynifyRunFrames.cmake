# Runs `dynify-gen frames` over what the compiler left beside some objects: `cmake -D request=FILE -P dynifyRunFrames.cmake`.
#
# FILE is written by dynifyFrames.cmake and sets: tool, arguments, objects, stamp; with_objects: the objects' debug information is read as
# well, since it tells the members.

cmake_policy(VERSION 3.25)
include(${request})

set(inputs "")
foreach(object IN LISTS objects)
  string(REGEX REPLACE "\\.[^./]*$" "" stem "${object}")
  # GCC writes x.cpp.cpp.001l.class beside x.cpp.o, clang x.cpp.opt.yaml. Without either the object itself may tell.
  file(GLOB told "${stem}.*.class")
  if(EXISTS ${stem}.opt.yaml)
    list(APPEND told ${stem}.opt.yaml)
  endif()
  if(with_objects OR NOT told)
    list(APPEND told ${object})
  endif()
  list(APPEND inputs ${told})
endforeach()
execute_process(COMMAND ${tool} frames ${arguments} ${inputs} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "dynify-gen frames failed (${result})")
endif()
if(stamp)
  file(TOUCH ${stamp})
endif()
