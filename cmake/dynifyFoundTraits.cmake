# dynify_add_traits() without HEADERS: the headers with traits are searched among the target's sources, in its FILE_SETs and beside its
# sources, each time that one of them or one of their folders has changed.
#
# As AUTOMOC does, one step of the build does the search and the generator's call. A build tool must know what a step writes, so the
# search is done when CMake configures, too: where the two answers differ, the next build configures anew, and compiles nothing for that.

include_guard(GLOBAL)
include(${CMAKE_CURRENT_LIST_DIR}/dynifyMarkedHeaders.cmake)

# Makes the custom target NAME of a call of dynify_add_traits(), whose variables it reads. Its command is added when the folder has been
# read: sources and FILE_SETs may be added to the target until then.
function(_dynify_add_found_traits name)
  set(excluded "")
  foreach(header IN LISTS arg_EXCLUDE)
    cmake_path(ABSOLUTE_PATH header BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND excluded ${header})
  endforeach()
  set(arg_EXCLUDE "${excluded}")
  add_custom_target(${name} DEPENDS ${stamp})
  foreach(variable IN ITEMS TARGET OUTPUT_DIRECTORY BASE_DIRECTORY OPTIONS COMPILE_OPTIONS DEPENDS EXCLUDE)
    set_property(TARGET ${name} PROPERTY dynify_arg_${variable} ${arg_${variable}})
  endforeach()
  set_target_properties(${name} PROPERTIES dynify_folder ${folder} dynify_stamp ${stamp} dynify_depfile ${depfile})
  get_property(names DIRECTORY PROPERTY dynify_found_calls)
  if(NOT names)
    cmake_language(DEFER CALL _dynify_finish_found_traits)
  endif()
  set_property(DIRECTORY APPEND PROPERTY dynify_found_calls ${name})
endfunction()

function(_dynify_finish_found_traits)
  get_property(names DIRECTORY PROPERTY dynify_found_calls)
  foreach(name IN LISTS names)
    _dynify_add_command_of_found_traits(${name})
  endforeach()
endfunction()

function(_dynify_add_command_of_found_traits name)
  foreach(variable IN ITEMS TARGET OUTPUT_DIRECTORY BASE_DIRECTORY OPTIONS COMPILE_OPTIONS DEPENDS EXCLUDE)
    get_property(arg_${variable} TARGET ${name} PROPERTY dynify_arg_${variable})
  endforeach()
  foreach(variable IN ITEMS folder stamp depfile)
    get_property(${variable} TARGET ${name} PROPERTY dynify_${variable})
  endforeach()
  _dynify_collect_sources(sources bases generated)
  _dynify_find_traits_now(headers companions)

  set(arguments ${arg_OPTIONS})
  set(expected_files "")
  set(remedy "")
  _dynify_describe_search(search)
  _dynify_write_request(${folder} request)
  _dynify_expand_dependencies(dependencies ${arg_DEPENDS})
  get_property(script GLOBAL PROPERTY dynify_run_script)
  add_custom_command(OUTPUT ${stamp} BYPRODUCTS ${companions}
    COMMAND ${CMAKE_COMMAND} -D request=${request} -P ${script}
    DEPENDS ${generated} ${request} ${script} $<TARGET_FILE:dynify::gen> ${dependencies}
    DEPFILE ${depfile}
    COMMENT "Finding the dynify traits of ${arg_TARGET}" VERBATIM)
  if(NOT EXISTS ${folder}/differs.txt)
    file(WRITE ${folder}/differs.txt "")
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/differs.txt)
  if(headers AND NOT arg_OUTPUT_DIRECTORY MATCHES "\\$<")
    _dynify_generate_when_configured(${name})
  endif()
endfunction()

# Sets SOURCES to the target's sources and the headers of its FILE_SETs, BASES to the folders that companions may be named from, and
# GENERATED to those of the headers that the build makes.
function(_dynify_collect_sources out_sources out_bases out_generated)
  get_target_property(type ${arg_TARGET} TYPE)
  set(sources "$<TARGET_PROPERTY:${arg_TARGET},SOURCES>")
  get_property(written TARGET ${arg_TARGET} PROPERTY SOURCES)
  get_property(for_users TARGET ${arg_TARGET} PROPERTY INTERFACE_SOURCES)
  list(APPEND written ${for_users})
  list(APPEND sources ${for_users})
  set(bases ${arg_BASE_DIRECTORY})
  foreach(kind IN ITEMS HEADER CXX_MODULE)
    get_property(sets TARGET ${arg_TARGET} PROPERTY ${kind}_SETS)
    get_property(sets_for_users TARGET ${arg_TARGET} PROPERTY INTERFACE_${kind}_SETS)
    list(APPEND sets ${sets_for_users})
    list(REMOVE_DUPLICATES sets)
    foreach(set IN LISTS sets)
      get_property(files TARGET ${arg_TARGET} PROPERTY ${kind}_SET_${set})
      get_property(directories TARGET ${arg_TARGET} PROPERTY ${kind}_DIRS_${set})
      string(REGEX REPLACE "\\$<BUILD_INTERFACE:([^<>]*)>" "\\1" directories "${directories}")
      list(APPEND written ${files})
      list(APPEND sources ${files})
      list(APPEND bases ${directories})
    endforeach()
  endforeach()
  set(generated "")
  dynify_filter_headers("${written}" headers)
  foreach(file IN LISTS headers)
    get_source_file_property(is_generated ${file} GENERATED)
    if(is_generated)
      list(APPEND generated ${file})
    endif()
  endforeach()
  get_target_property(directory ${arg_TARGET} SOURCE_DIR)
  set(sources_directory ${directory} PARENT_SCOPE)
  set(build_directory ${CMAKE_CURRENT_BINARY_DIR})
  if(build_directory STREQUAL CMAKE_CURRENT_SOURCE_DIR)
    set(build_directory "")
  endif()
  set(build_directory "${build_directory}" PARENT_SCOPE)
  set(known_sources "${written}" PARENT_SCOPE)
  set(${out_sources} "${sources}" PARENT_SCOPE)
  set(${out_bases} ${bases} ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_BINARY_DIR} PARENT_SCOPE)
  set(${out_generated} "${generated}" PARENT_SCOPE)
endfunction()

# Sets OUT to what dynifyRunGen.cmake must know besides, to do the same search when it builds.
function(_dynify_describe_search out)
  string(CONCAT content
    "set(searched TRUE)\n"
    "set(folder [==[${folder}]==])\n"
    "set(config [==[$<CONFIG>]==])\n"
    "set(sources_directory [==[${sources_directory}]==])\n"
    "set(build_directory [==[${build_directory}]==])\n"
    "set(sources [==[${sources}]==])\n"
    "set(bases [==[${bases}]==])\n"
    "set(excluded [==[${arg_EXCLUDE}]==])\n"
    "set(output_directory [==[${arg_OUTPUT_DIRECTORY}]==])\n"
    "set(depfile [==[${depfile}]==])\n"
    "set(known_companions [==[${companions}]==])\n")
  set(${out} "${content}" PARENT_SCOPE)
endfunction()

# The headers that have traits as CMake configures, and the companions that the step will write of them: all but those of headers that it
# read in vain the last time.
function(_dynify_find_traits_now out_headers out_companions)
  set(written "${known_sources}")
  string(GENEX_STRIP "${written}" written)
  dynify_find_marked_headers("${written}" "${arg_EXCLUDE}" marked unused)
  set(in_vain "")
  if(EXISTS ${folder}/in_vain.txt)
    file(STRINGS ${folder}/in_vain.txt in_vain)
  endif()
  set(headers "")
  set(companions "")
  foreach(header IN LISTS marked)
    dynify_find_base(${header} "${bases}" base)
    if(base AND NOT header IN_LIST in_vain)
      dynify_name_companion(${header} ${base} ${arg_OUTPUT_DIRECTORY} companion)
      list(APPEND headers ${header})
      list(APPEND companions ${companion})
    endif()
  endforeach()
  set(${out_headers} "${headers}" PARENT_SCOPE)
  set(${out_companions} "${companions}" PARENT_SCOPE)
endfunction()
