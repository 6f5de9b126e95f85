// What clang says of a name that a header of dynify's would declare: which one is to be included.
#pragma once

#include <string>
#include <utility>

#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// Names of namespace dynify that `<dynify/task.hpp>` does not declare, and that bodies of default
/// methods use; and the headers that do.
inline constexpr std::pair<const char*, const char*> NamesInHeaders[] = {
    {"arena", "arena"},
    {"bind", "bind"},
    {"box", "box"},
    {"buffer", "buffer"},
    {"constructor", "constructor"},
    {"defer", "defer"},
    {"downcast", "downcast"},
    {"heap", "heap"},
    {"heap_t", "heap"},
    {"implements", "trait"},
    {"make", "make"},
    {"make_with", "make_with"},
    {"pool", "pool"},
    {"shared", "shared"},
    {"slot", "make_with"},
    {"small_buffer", "small_buffer"},
    {"sync_wait", "sync_wait"},
    {"with_allocator", "with_allocator"},
};

/// `: include <dynify/defer.hpp>` where clang's message is that namespace dynify has no `defer`, or
/// that the `dynify::buffer` which is known by its name is not defined; empty behind any other.
inline std::string missingInclude(llvm::StringRef Message) {
  llvm::StringRef Name = Message.split('\'').second.split('\'').first;
  const bool IsUnknown = Message.starts_with("no ") && Message.contains("' in namespace 'dynify'");
  const bool IsIncomplete =
      Message.contains("undefined template") && Name.consume_front("dynify::");
  if (!IsUnknown && !IsIncomplete) return {};
  for (const auto& [Known, Header] : NamesInHeaders)
    if (Name.split('<').first == Known) return std::string(": include <dynify/") + Header + ".hpp>";
  return {};
}

}  // namespace dynify::gen
