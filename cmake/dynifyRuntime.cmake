# The targets of the header-only runtime: what users link, and the warnings that this project asks of itself.

file(GLOB_RECURSE dynify_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/runtime/include/dynify/*.hpp)

add_library(dynify INTERFACE)
add_library(dynify::dynify ALIAS dynify)
target_sources(dynify INTERFACE
  FILE_SET HEADERS
  BASE_DIRS ${PROJECT_SOURCE_DIR}/runtime/include
  FILES ${dynify_headers})
target_compile_features(dynify INTERFACE cxx_std_20)

# Compilers do not know [[dynify::trait]] and say so. GCC can be told to accept one attribute namespace (since 12), Clang cannot.
set(dynify_silence_gnu -Wno-attributes=dynify::)
set(dynify_silence_clang -Wno-unknown-attributes)
target_compile_options(dynify INTERFACE
  "$<$<AND:$<COMPILE_LANG_AND_ID:CXX,GNU>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,12>>:${dynify_silence_gnu}>"
  "$<$<COMPILE_LANG_AND_ID:CXX,Clang,AppleClang>:${dynify_silence_clang}>")
# Clang 17 and newer warn where a call is used up twice, if they are asked.
target_compile_options(dynify INTERFACE
  "$<$<AND:$<COMPILE_LANG_AND_ID:CXX,Clang>,$<VERSION_GREATER_EQUAL:$<CXX_COMPILER_VERSION>,17>>:-Wconsumed>")

set(dynify_warning_flags -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
add_library(dynify_warnings INTERFACE)
target_compile_options(dynify_warnings INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${dynify_warning_flags}>")
