// What happens to the arguments, the locals and the result of a call, from where an operation
// begins.
#pragma once

namespace test {

/// One for each point at which a call fails or ends; in the words of `fragile_log`.
struct call_logs {
  const char* done;                 // it completes
  const char* parameter;            // the second value fails to move into the method's parameter
  const char* frame;                // and into the frame
  const char* refused;              // no container has room
  const char* never_started;        // built, and thrown away
  const char* throws_at_once;       // the body throws before its first suspension
  const char* throws_after_one;     // between its two
  const char* throws_at_end;        // after both
  const char* destroyed_at_first;   // destroyed while suspended
  const char* destroyed_at_second;  // the second time, in an inner scope
  int moves;                        // of the arguments, on their way into the frame
};

/// What builds a coroutine that is awaited later: the arguments in the frame and in the
/// method's parameter end with both.
inline constexpr call_logs built_first = {
    .done = ">a >b >a >b ~ ~ +local body +inner ~inner +ab7 >ab7 ~ ~local ~b ~a >ab7 ~ab7 ~ ~ ~",
    .parameter = ">a !b ~a ~b ~",
    .frame = ">a >b >a !b ~a ~b ~ ~ ~",
    .refused = ">a >b =a =b ~ ~ ~b ~a",
    .never_started = ">a >b >a >b ~ ~ ~b ~a ~ ~",
    .throws_at_once = ">a >b >a >b ~ ~ +local body ~local ~b ~a ~ ~",
    .throws_after_one = ">a >b >a >b ~ ~ +local body ~local ~b ~a ~ ~",
    .throws_at_end = ">a >b >a >b ~ ~ +local body +inner ~inner ~local ~b ~a ~ ~",
    .destroyed_at_first = ">a >b >a >b ~ ~ +local body ~local ~b ~a ~ ~",
    .destroyed_at_second = ">a >b >a >b ~ ~ +local body +inner ~inner ~local ~b ~a ~ ~",
    .moves = 2,
};

/// A coroutine that is called as it is, with its place among its parameters. What has been passed
/// by value to one that is refused ends with its parameter.
inline constexpr call_logs called_directly = [] {
  call_logs logs = built_first;
  logs.refused = ">a >b ~b ~a ~ ~";
  return logs;
}();

// What `in` starts: the method's own parameters, from which those in the frame were moved, end when
// the ramp has returned. With Clang the body's first stretch is part of the ramp; with g++ the body
// starts afterwards.
#ifdef __clang__
#define TEST_BEFORE_THE_BODY(ends) ""
#define TEST_AFTER_ITS_FIRST_STRETCH(ends) ends
#else
#define TEST_BEFORE_THE_BODY(ends) ends
#define TEST_AFTER_ITS_FIRST_STRETCH(ends) ""
#endif
#define TEST_BODY(ends) TEST_BEFORE_THE_BODY(ends) " +local body" TEST_AFTER_ITS_FIRST_STRETCH(ends)
#define TEST_BODY_THROWS(ends) \
  TEST_BEFORE_THE_BODY(ends) " +local body ~local ~b ~a ~ ~" TEST_AFTER_ITS_FIRST_STRETCH(ends)

/// `in` moves the call into what is awaited, and its arguments stay there, empty.
inline constexpr call_logs in_one_step = {
    .done = ">a >b >a >b >a >b" TEST_BODY(" ~ ~") " +inner ~inner +ab7 >ab7 ~ ~local ~b ~a >ab7 ~ab7 "
            "~ ~ ~ ~ ~",
    .parameter = ">a >b >a !b ~a ~b ~ ~ ~",
    .frame = ">a >b >a >b >a !b ~a ~b ~ ~ ~ ~ ~",
    .refused = ">a >b >a >b ~b ~a ~ ~ ~ ~",
    .never_started = ">a >b ~b ~a ~ ~",
    .throws_at_once = ">a >b >a >b >a >b" TEST_BODY_THROWS(" ~ ~") " ~ ~",
    .throws_after_one = ">a >b >a >b >a >b" TEST_BODY(" ~ ~") " ~local ~b ~a ~ ~ ~ ~",
    .throws_at_end = ">a >b >a >b >a >b" TEST_BODY(" ~ ~") " +inner ~inner ~local ~b ~a ~ ~ ~ ~",
    .destroyed_at_first = ">a >b >a >b >a >b" TEST_BODY(" ~ ~") " ~local ~b ~a ~ ~ ~ ~",
    .destroyed_at_second = ">a >b >a >b >a >b" TEST_BODY(" ~ ~") " +inner ~inner ~local ~b ~a ~ ~ ~ ~",
    .moves = 3,
};

/// `co_await` of a call that has its place among its arguments, which is moved only then.
inline constexpr call_logs in_the_said_place = [] {
  call_logs logs = in_one_step;
  logs.never_started = "~b ~a";
  return logs;
}();

/// `co_await` of the call itself. This implementor's method passes on to another.
inline constexpr call_logs in_the_awaiter = {
    .done = ">a >b >a >b >a >b >a >b" TEST_BODY(" ~ ~ ~ ~") " +inner ~inner +ab7 >ab7 ~ ~local ~b ~a "
            ">ab7 ~ab7 ~ ~ ~ ~ ~",
    .parameter = ">a >b >a >b >a !b ~a ~b ~ ~ ~ ~ ~",
    .frame = ">a >b >a >b >a >b >a !b ~a ~b ~ ~ ~ ~ ~ ~ ~",
    .refused = ">a >b >a >b >a >b ~b ~a ~ ~ ~ ~ ~ ~",
    .never_started = "~b ~a",
    .throws_at_once = ">a >b >a >b >a >b >a >b" TEST_BODY_THROWS(" ~ ~ ~ ~") " ~ ~",
    .throws_after_one = ">a >b >a >b >a >b >a >b" TEST_BODY(" ~ ~ ~ ~") " ~local ~b ~a ~ ~ ~ ~",
    .throws_at_end =
        ">a >b >a >b >a >b >a >b" TEST_BODY(" ~ ~ ~ ~") " +inner ~inner ~local ~b ~a ~ ~ ~ ~",
    .destroyed_at_first = ">a >b >a >b >a >b >a >b" TEST_BODY(" ~ ~ ~ ~") " ~local ~b ~a ~ ~ ~ ~",
    .destroyed_at_second =
        ">a >b >a >b >a >b >a >b" TEST_BODY(" ~ ~ ~ ~") " +inner ~inner ~local ~b ~a ~ ~ ~ ~",
    .moves = 4,
};

#undef TEST_BODY_THROWS
#undef TEST_BODY
#undef TEST_AFTER_ITS_FIRST_STRETCH
#undef TEST_BEFORE_THE_BODY

/// A method of a bound dyn, which makes the call and builds it.
inline constexpr call_logs by_bind = {
    .done =
        ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body +inner ~inner +ab7 >ab7 ~ "
        "~local ~b ~a >ab7 ~ab7 ~ ~ ~",
    .parameter = ">a >b >a >b >a >b >a !b ~a ~b ~ ~ ~ ~ ~ ~ ~",
    .frame = ">a >b >a >b >a >b >a >b >a !b ~a ~b ~ ~ ~ ~ ~ ~ ~ ~ ~",
    .refused = ">a >b >a >b >a >b >a >b =a =b ~ ~ ~b ~a ~ ~ ~ ~ ~ ~",
    .never_started = ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ ~b ~a ~ ~",
    .throws_at_once = ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body ~local ~b ~a ~ ~",
    .throws_after_one =
        ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body ~local ~b ~a ~ ~",
    .throws_at_end =
        ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body +inner ~inner ~local ~b ~a ~ ~",
    .destroyed_at_first =
        ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body ~local ~b ~a ~ ~",
    .destroyed_at_second =
        ">a >b >a >b >a >b >a >b >a >b ~ ~ ~ ~ ~ ~ ~ ~ +local body +inner ~inner ~local ~b ~a ~ ~",
    .moves = 5,
};

}  // namespace test
