// The identifiers in a piece of C++ text: what generated names must keep clear of.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace dynify::gen {

/// Adds every identifier of `Text` to `Names`, keywords among them; what literals hold is not
/// looked at.
void collectIdentifiers(std::string_view Text, std::set<std::string>& Names);

/// The same for those that are looked up from where the text stands: `X` of `X::y` and `z.w`, and
/// `z`.
void collectLookedUp(std::string_view Text, std::set<std::string>& Names);

bool namesIdentifier(std::string_view Text, std::string_view Name);

/// `Text` with another name for `From`, but for members of something: `x.From`, `X::From`.
std::string renamedIdentifier(std::string_view Text, std::string_view From, std::string_view To);

}  // namespace dynify::gen
