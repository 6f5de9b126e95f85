# Which headers of a target have traits: asked by dynifyFoundTraits.cmake when CMake configures, and by dynifyRunGen.cmake at build time.
#
# The answer is that of a search for text, a few milliseconds for a hundred headers: the generator then reads those that it finds. A mark
# that stands in a comment, or in a branch of #if that is not taken, costs one reading in vain.

include_guard(GLOBAL)

# Sets OUT to FILES that are headers by their names, companions left out.
function(dynify_filter_headers files out)
  list(FILTER files INCLUDE REGEX "\\.(h|hh|hpp|hxx|h[+][+]|H)$")
  list(FILTER files EXCLUDE REGEX "\\.dyn\\.[^./]*$")
  list(REMOVE_DUPLICATES files)
  set(${out} "${files}" PARENT_SCOPE)
endfunction()

# True if the text of HEADER has a mark. In front of that stands neither the beginning of a comment nor the star of one that goes on.
function(dynify_has_mark header out)
  file(STRINGS ${header} mark REGEX "^([^/*]|/[^/*]|[^/ \t][*])*(dynify[ \t]*::[ \t]*trait|using[ \t]+dynify[ \t]*:)" LIMIT_COUNT 1)
  string(COMPARE NOTEQUAL "${mark}" "" has_mark)
  set(${out} ${has_mark} PARENT_SCOPE)
endfunction()

# Sets OUT_MARKED to the headers with traits among SOURCES and beside them, and OUT_SEARCHED to the folders and headers that were searched.
# Files that do not exist yet are left out, and so are those in EXCLUDED. Reads two variables of its caller: `sources_directory`, which paths
# may be relative to, and `build_directory`, where files come and go with every build: nothing is searched beside sources in it.
function(dynify_find_marked_headers sources excluded out_marked out_searched)
  set(files "")
  set(folders "")
  list(FILTER sources EXCLUDE REGEX "[.](o|obj)$")  # of object libraries, in folders of the build
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${sources_directory} NORMALIZE)
    list(APPEND files ${source})
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(IS_PREFIX build_directory ${folder} NORMALIZE built)
    if(NOT built)
      list(APPEND folders ${folder})
    endif()
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(folder IN LISTS folders)
    file(GLOB beside LIST_DIRECTORIES FALSE ${folder}/*)
    list(APPEND files ${beside})
  endforeach()
  dynify_filter_headers("${files}" headers)
  set(marked "")
  foreach(header IN LISTS headers)
    if(EXISTS ${header} AND NOT header IN_LIST excluded)
      dynify_has_mark(${header} has_mark)
      if(has_mark)
        list(APPEND marked ${header})
      endif()
    endif()
  endforeach()
  set(${out_marked} "${marked}" PARENT_SCOPE)
  set(${out_searched} ${folders} ${headers} PARENT_SCOPE)
endfunction()

# Sets OUT to the innermost of BASES that HEADER is in, empty if there is none.
function(dynify_find_base header bases out)
  set(innermost "")
  set(longest 0)
  foreach(base IN LISTS bases)
    cmake_path(IS_PREFIX base ${header} NORMALIZE inside)
    string(LENGTH "${base}" size)
    if(inside AND size GREATER longest)
      set(innermost ${base})
      set(longest ${size})
    endif()
  endforeach()
  set(${out} "${innermost}" PARENT_SCOPE)
endfunction()

# Sets OUT to the companion in OUTPUT_DIRECTORY of HEADER, which is inside of BASE: that of x.h is x.dyn.h, as the generator names it, and that
# of a module's unit x.cppm is the header x.dyn.hpp.
function(dynify_name_companion header base output_directory out)
  cmake_path(RELATIVE_PATH header BASE_DIRECTORY ${base} OUTPUT_VARIABLE companion)
  cmake_path(GET companion EXTENSION LAST_ONLY extension)
  if(NOT extension OR extension MATCHES "^[.](cppm|ixx|mpp|cxxm|c[+][+]m|ccm)$")
    set(extension .hpp)
  endif()
  cmake_path(REPLACE_EXTENSION companion LAST_ONLY .dyn${extension})
  cmake_path(APPEND output_directory ${companion} OUTPUT_VARIABLE companion)
  set(${out} ${companion} PARENT_SCOPE)
endfunction()
