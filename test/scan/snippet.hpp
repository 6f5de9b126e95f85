// Snippets of headers with marked points, and what the scanner makes of them.
//
// LLVM's testing library marks ranges by `[[...]]`, as attributes are written, and Debian ships its
// header without the library. These marks begin with `@`, which is no character of C++.
#pragma once

#include <string>
#include <vector>

#include "model/trait.hpp"
#include "scan/scanner.hpp"

namespace dynify::gen {

/// `@[rule]` stands where a refusal is expected, `@(` and `@)` around text that the model must
/// have,
/// `@.` at a place that it must name.
struct Snippet {
  explicit Snippet(const std::string& Marked);

  std::string Code;                   ///< without the marks
  std::vector<std::string> Refusals;  ///< `1:8 data-member`
  std::vector<std::string> Texts;
  std::vector<std::string> Places;  ///< `1:8`
};

/// `1:8`
std::string placeOf(const SourcePosition& Position);

struct Scanned {
  Header Found;
  std::vector<std::string> Refusals;  ///< as those of a snippet: errors, in their order
  std::string Errors;                 ///< all that is said
  bool IsDone = false;
};

/// Scans the snippet as the header `x.hpp`, which knows `task<T>`, a coroutine type, and
/// `future<T>`, which is none.
Scanned scanCode(const std::string& Code, const RemoteOptions& Remote = {},
                 const std::string& Standard = "c++20");

/// The same of a snippet that is expected to be without errors.
Scanned scanFine(const std::string& Code, const RemoteOptions& Remote = {});

/// Expects that just the marked points are refused, each by the rule that is named there.
void expectRefused(const std::string& Marked, const RemoteOptions& Remote = {},
                   const std::string& Standard = "c++20");

/// Marked members of a trait `S`.
void expectMembersRefused(const std::string& Marked);

/// The only method of a trait `S`, which `Members` declare.
Method onlyMethod(const std::string& Members);

}  // namespace dynify::gen
