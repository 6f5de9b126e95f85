#include "cli/options.hpp"

#include <vector>

#include "clang/Basic/Version.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "model/version.hpp"

namespace dynify::gen {

namespace cl = llvm::cl;

namespace {

/// Says what is wrong with the options as clang does, which LLVM's parser does not. True: nothing
/// is.
bool checkOptions(llvm::ArrayRef<const char*> Arguments, llvm::raw_ostream& Errors) {
  const auto& Known = cl::getRegisteredOptions();
  for (std::size_t I = 1; I < Arguments.size(); ++I) {
    const llvm::StringRef Argument = Arguments[I];
    if (!Argument.starts_with("-") || Argument == "-") continue;
    const auto [Name, Given] = Argument.ltrim('-').split('=');
    if (const auto Found = Known.find(Name); Found != Known.end()) {
      if (Found->second->getValueExpectedFlag() == cl::ValueRequired && !Argument.contains('='))
        ++I;
      continue;
    }
    llvm::StringRef Nearest;
    unsigned Best = 4;
    for (const auto& [Key, Option] : Known)
      if (const unsigned Distance = Name.edit_distance(Key, true, Best);
          Distance < Best && !Key.empty())
        Best = Distance, Nearest = Key;
    Errors << "dynify-gen: error: unknown option '" << Argument << "'";
    if (!Nearest.empty())
      Errors << "; did you mean '" << (Nearest.size() == 1 ? "-" : "--") << Nearest << "'?";
    Errors << '\n';
    return false;
  }
  return true;
}

void printVersion(llvm::raw_ostream& Stream) {
  Stream << "dynify-gen " << versionText() << " (LLVM " << CLANG_VERSION_STRING << ")\n";
}

}  // namespace

void forgetForeignOptions(llvm::ArrayRef<const cl::OptionCategory*> Ours) {
  std::vector<cl::Option*> Foreign;
  for (const auto& [Name, Option] : cl::getRegisteredOptions()) {
    const bool IsOurs = llvm::any_of(Option->Categories, [&](const cl::OptionCategory* Category) {
      return llvm::is_contained(Ours, Category);
    });
    if (!IsOurs && Name != "help" && Name != "version") Foreign.push_back(Option);
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
  Errors << "dynify-gen: error: " << Message << '\n';
  return false;
}

}  // namespace dynify::gen
