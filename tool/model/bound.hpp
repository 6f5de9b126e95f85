// Which coroutines a program's functions start, where their frames go, and how long they live: what
// `dynify-gen bound` computes with. Plain data, which owns its strings.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dynify::gen {

/// A token: columns count bytes, as clang's do.
struct BoundPlace {
  std::string File;  ///< empty: nowhere in a file
  unsigned Line = 0;
  unsigned Column = 0;
};

/// Where a frame goes.
enum class FrameHome {
  Stack,      ///< on a frame_stack: it counts
  Heap,       ///< it is told, and does not count
  Elsewhere,  ///< in a buffer, a pool or an object: it is in the size of that
};

/// What becomes of a task that a call returns.
enum class TaskUse {
  Dropped,   ///< it ends with its full-expression, without having run
  Awaited,   ///< it runs at once
  Variable,  ///< it ends with the scope of a variable
  Kept,      ///< it is in a container of the function, and may run until the function ends
  Passed,    ///< it is an argument of the call around it
  Returned,  ///< it is the result of the function
  Lost,      ///< it goes where its end is not seen: BoundStep::Problem, if it is on a stack
};

/// Something that cannot be bounded; it matters only where a root reaches it.
struct BoundUnknown {
  std::string Rule;  ///< the name of its page in docs/errors
  std::string Name;  ///< what it is about: `%0` in the rule's text
};

/// A part of a function's body, for what it starts. Those that start nothing are left out.
struct BoundStep {
  enum class Kind {
    Scope,     ///< one after the other; variables end behind the last
    Sequence,  ///< one after the other
    Complete,  ///< a full-expression: its temporaries end behind it
    Together,  ///< operands: in any order, and each while others live
    Either,    ///< one of them
    Times,     ///< a loop that is marked: `Count` turns at most
    Call,      ///< `Children` are its operands
    Run,       ///< `co_await std::move(task)` of a variable, or of a parameter
    Pass,      ///< a variable or a parameter that is an argument of the call around it
    Refer,     ///< a function is named where its calls are not seen
    Unknown,
    Given,  ///< a marked statement: `Count` bytes
  };
  /// In place of a number: a parameter of the function.
  static constexpr int Parameter = -1;

  Kind What = Kind::Sequence;
  BoundPlace Where;
  std::vector<BoundStep> Children;

  std::vector<std::string> Targets;  ///< Call, Refer: keys of functions, one of which is called
  std::string Group;                 ///< Call: or one of those in BoundUnit::Groups of this name
  TaskUse Use = TaskUse::Dropped;
  bool IsAsked = false;  ///< Call: the frame goes to `Home`, wherever its function would put it
  FrameHome Home = FrameHome::Elsewhere;
  int Variable = Parameter;  ///< Call that is kept in one, Run, Pass: its number in the function
  bool IsWhole = false;      ///< Call: its task may run whenever it lives, not only if awaited
  BoundUnknown Problem;      ///< Unknown; Call and Pass that are lost; Call without a function
  std::uint64_t Count = 0;
  bool Leaves = false;  ///< Given: its bytes are taken until the function ends
};

struct BoundFunction {
  std::string Key;      ///< its symbol; with its unit, where other units cannot see it
  std::string Mangled;  ///< as `dynify-gen frames` tells it
  std::string Name;     ///< with its scopes
  BoundPlace Where;
  bool IsCoroutine = false;
  bool IsInProject = false;
  FrameHome Home = FrameHome::Heap;  ///< of a coroutine that nobody asks to go elsewhere
  std::uint64_t Most = 0;            ///< how many of it live at once, by its mark; 0: not marked
  BoundStep Body;
};

/// What a stack takes for each frame: constants of the runtime, for the target.
struct StackConstants {
  std::uint64_t Alignment = 0;  ///< frame_alignment; 0: the runtime is not included
  std::uint64_t Trailer = 0;
  std::uint64_t Footer = 0;

  friend bool operator==(const StackConstants&, const StackConstants&) = default;
};

/// What was read in one translation unit, or in all.
struct BoundUnit {
  std::map<std::string, BoundFunction> Functions;  ///< by key
  /// Entries of dyns, and virtual functions: the functions that one call of them may call.
  std::map<std::string, std::vector<std::string>> Groups;
  std::vector<std::string> Unseen;  ///< keys of functions whose calls no source shows: destructors
  StackConstants Constants;
};

}  // namespace dynify::gen
