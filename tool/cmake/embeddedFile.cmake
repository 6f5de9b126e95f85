# A file that the tool has with it.
#
#   dynify_embedded_file(SOURCE FILE)      SOURCE, of this folder, as a string literal of C++ in FILE
function(dynify_embedded_file SOURCE FILE)
  set(path ${CMAKE_CURRENT_SOURCE_DIR}/${SOURCE})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} text)
  file(CONFIGURE OUTPUT ${FILE} CONTENT "R\"file(${text})file\"\n" @ONLY)  # leaves it alone if nothing has changed
endfunction()
