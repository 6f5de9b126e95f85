// What the documentation says of a rule. The pages of docs/errors are in the tool: who has only the
// program has nothing to follow a link to.
#pragma once

#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

/// The page of the documentation that explains the rule, where the documentation is.
std::string helpPage(llvm::StringRef Rule);

/// The text of a rule's own page; nothing for rules that are no refusals.
llvm::StringRef pageText(llvm::StringRef Rule);

/// What one heading of a page has below it.
llvm::StringRef sectionOf(llvm::StringRef Page, llvm::StringRef Heading);

/// What the rule is about, in plain text.
std::string describeRule(llvm::StringRef Rule);

/// For people: the page, or what there is to say of a rule without one; empty: there is no such
/// rule.
std::string explanation(llvm::StringRef Rule);

std::vector<llvm::StringRef> allRules();

}  // namespace dynify::gen
