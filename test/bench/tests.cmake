# The benchmarks as tests: that they measure what they say. How long it takes never fails one.

foreach(row IN ITEMS
    "C02_init_allocates_nothing_and_boxed_a_frame|init|boxed"
    "C03_in_allocates_nothing|in|in, one unit|in, one pool for all threads"
    "C17_calls_on_a_frame_stack_allocate_nothing|in, on a frame_stack|init, on a frame_stack|static task, on a frame_stack"
    "C04_calls_in_containers_allocate_what_the_container_does|containers"
    "C07_storage_allocates_nothing|storage(N)"
    "C14_eight_nested_calls_allocate_nothing_in_buffers_and_eight_times_on_the_heap|W4 ready|W4 suspending"
    "T24_static_calls_allocate_a_frame|static task|static task, one unit"
    "T26_a_hundred_types_are_called_alike|W6"
    "C03_what_is_compared_allocates_what_it_should|plain virtual|virtual + heap|virtual + pool|virtual + allocator_arg|Asio, virtual")
  string(REPLACE "|" ";" row "${row}")
  list(POP_FRONT row name)
  add_test(NAME bench.${name} COMMAND calls_count ${row})
  dynify_test_set(test TESTS bench.${name} TARGETS calls_count LABELS bench)
endforeach()

add_test(NAME bench.the_scripts_make_tables_of_what_was_measured
  COMMAND ${dynify_python} ${CMAKE_CURRENT_SOURCE_DIR}/report_test.py)
dynify_test_set(quick TESTS bench.the_scripts_make_tables_of_what_was_measured LABELS bench)
if(TARGET calls_time AND TARGET calls_instructions)
  add_test(NAME bench.every_row_is_timed_and_its_instructions_are_counted
    COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/smoke_test.sh $<TARGET_FILE_DIR:calls_time> ${CMAKE_CURRENT_BINARY_DIR}/results)
  dynify_test_set(test TESTS bench.every_row_is_timed_and_its_instructions_are_counted TARGETS calls_time calls_instructions LABELS bench)
else()
  dynify_skip_test(bench.every_row_is_timed_and_its_instructions_are_counted "Google Benchmark or valgrind is missing")
endif()
# The bounds are of the clang that dynify is measured with.
find_program(DYNIFY_VALGRIND valgrind DOC "valgrind, which counts instructions")
set(test bench.C17_a_frame_stack_takes_at_most_a_fifth_more_instructions_than_a_buffer)
if(TARGET calls_instructions AND DYNIFY_VALGRIND AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 19
   AND CMAKE_BUILD_TYPE MATCHES "Release|RelWithDebInfo")
  add_test(NAME ${test} COMMAND ${dynify_python} ${CMAKE_CURRENT_SOURCE_DIR}/stack_bounds_test.py $<TARGET_FILE:calls_instructions>)
  dynify_test_set(test TESTS ${test} TARGETS calls_instructions LABELS bench)
else()
  dynify_skip_test(${test} "the build is not an optimised one by clang 19 or newer, or valgrind is missing")
endif()
if(TARGET dynify-gen)
  set(test bench.both_programs_of_the_compile_time_benchmark_compile)
  dynify_remembered(remembered ${test} ${CMAKE_CURRENT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/runtime/include $<TARGET_FILE:dynify-gen>)
  add_test(NAME ${test}
    COMMAND ${remembered} ${dynify_python} ${CMAKE_CURRENT_SOURCE_DIR}/compile_time_test.py $<TARGET_FILE:dynify-gen> ${CMAKE_CXX_COMPILER})
  dynify_test_set(test TESTS ${test} LABELS bench)
endif()
