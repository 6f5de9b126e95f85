#include "cli/options.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "clang/Basic/Version.h"
#include "fmt/format.h"
#include "llvm/Support/WithColor.h"
#include "model/version.hpp"
#include "text/nearest.hpp"

namespace dynify::gen {

namespace cl = llvm::cl;

namespace {

bool failUnknown(llvm::StringRef Argument, llvm::StringRef Name, llvm::raw_ostream& Errors) {
  Nearest Search(Name, 3);
  for (const auto& [Key, Option] : cl::getRegisteredOptions()) Search.consider(Key);
  std::string Message = fmt::format("unknown option '{}'", Argument.str());
  if (const llvm::StringRef Known = Search.found(); !Known.empty())
    Message += fmt::format("; did you mean '{}'?", spelled(Known));
  return failUsage(Errors, Message);
}

/// Says what is wrong with the options as clang does, which LLVM's parser does not. True: nothing
/// is.
bool checkOptions(llvm::ArrayRef<const char*> Arguments, llvm::raw_ostream& Errors) {
  const auto& Known = cl::getRegisteredOptions();
  std::set<const cl::Option*> Seen;
  for (std::size_t I = 1; I < Arguments.size(); ++I) {
    const llvm::StringRef Argument = Arguments[I];
    if (!Argument.starts_with("-") || Argument == "-") continue;
    const llvm::StringRef Name = Argument.ltrim('-').split('=').first;
    if (Name == "h") continue;  // LLVM adds it when it parses
    const auto Found = Known.find(Name);
    if (Found == Known.end()) return failUnknown(Argument, Name, Errors);
    const cl::Option& O = *Found->second;
    const bool HasValue = Argument.contains('=');
    if (HasValue && O.getValueExpectedFlag() == cl::ValueDisallowed)
      return failUsage(Errors, fmt::format("'{}' takes no value", spelled(Name)));
    const bool TakesNext = !HasValue && O.getValueExpectedFlag() == cl::ValueRequired;
    if (TakesNext && ++I == Arguments.size())
      return failUsage(Errors, fmt::format("'{0}' needs a value: '{0} {1}'", spelled(Name),
                                           O.ValueStr.empty() ? "VALUE" : O.ValueStr.str()));
    if (!Seen.insert(&O).second && O.getNumOccurrencesFlag() == cl::Optional)
      return failUsage(Errors, fmt::format("'{}' is given twice", spelled(Name)));
  }
  return true;
}

void printVersion(llvm::raw_ostream& Stream) {
  Stream << "dynify-gen " << versionText() << " (LLVM " << CLANG_VERSION_STRING << ")\n";
}

}  // namespace

void forgetForeignOptions() {
  std::vector<cl::Option*> Foreign;
  for (const auto& [Name, Option] : cl::getRegisteredOptions()) {
    if (Name == "help")
      Option->setDescription(
          "Print this, as '-h' does");  // LLVM's text names an option that is gone
    else if (Name != "version")
      Foreign.push_back(Option);
  }
  for (cl::Option* Option : Foreign) Option->removeArgument();
}

bool parseOptions(llvm::ArrayRef<const char*> Arguments, const char* Overview,
                  llvm::raw_ostream& Errors) {
  if (!checkOptions(Arguments, Errors)) return false;
  cl::SetVersionPrinter(printVersion);
  return cl::ParseCommandLineOptions(static_cast<int>(Arguments.size()), Arguments.data(), Overview,
                                     &Errors);
}

bool failUsage(llvm::raw_ostream& Errors, llvm::StringRef Message) {
  llvm::WithColor::error(Errors, "dynify-gen") << Message << '\n';
  return false;
}

std::string spelled(llvm::StringRef Option) {
  return (Option.size() == 1 ? "-" : "--") + Option.str();
}

bool refuseValue(llvm::StringRef Option, llvm::StringRef Given,
                 llvm::ArrayRef<llvm::StringRef> Known) {
  std::string Message = fmt::format("'{}' takes ", spelled(Option));
  for (const llvm::StringRef Each : Known)
    Message += fmt::format("{}'{}'",
                           Each == Known.front()  ? ""
                           : Each == Known.back() ? " or "
                                                  : ", ",
                           Each.str());
  Message += fmt::format(", not '{}'", Given.str());
  const unsigned Limit = std::max(1U, static_cast<unsigned>(Given.size() / 3));
  if (const llvm::StringRef Meant = nearest(Given, Known, Limit); !Meant.empty())
    Message += fmt::format("; did you mean '{}'?", Meant.str());
  return !failUsage(llvm::errs(), Message);
}

}  // namespace dynify::gen
