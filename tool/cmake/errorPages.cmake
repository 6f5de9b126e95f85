# The pages of docs/errors as C++, for the tool to have with it: see diagnose/pages.hpp.
#
#   dynify_error_pages(FILE)      one `{"rule", R"page(...)page"},` for each page
function(dynify_error_pages FILE)
  set(folder ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../../docs/errors)
  file(GLOB pages CONFIGURE_DEPENDS RELATIVE ${folder} ${folder}/*.md)
  list(REMOVE_ITEM pages README.md)
  set(table "")
  foreach(page IN LISTS pages)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/${page})
    file(READ ${folder}/${page} text)
    # A link is relative to a folder that nobody knows of who reads the page elsewhere.
    string(REGEX REPLACE "\\[([^]]+)\\]\\(\\.\\./([^)]+)\\)" "\\1 (docs/\\2)" text "${text}")
    get_filename_component(rule ${page} NAME_WE)
    string(APPEND table "{\"${rule}\", R\"page(${text})page\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${FILE} CONTENT "${table}" @ONLY)  # leaves it alone if nothing has changed
endfunction()
