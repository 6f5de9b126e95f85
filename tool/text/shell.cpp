#include "text/shell.hpp"

#include <vector>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace dynify::gen {
namespace {

std::string shellWord(llvm::StringRef Word) {
  const auto IsPlain = [](char C) {
    return llvm::isAlnum(C) || llvm::StringRef("_@%+=:,./-").contains(C);
  };
  if (!Word.empty() && llvm::all_of(Word, IsPlain)) return Word.str();
  std::string Text = "'";
  for (const char C : Word)
    if (C == '\'')
      Text += "'\\''";
    else
      Text += C;
  return Text + "'";
}

}  // namespace

std::string shellCommand(llvm::ArrayRef<const char*> Words) {
  std::string Text;
  for (const char* Word : Words) Text += (Text.empty() ? "" : " ") + shellWord(Word);
  return Text;
}

std::string shellCommandWithout(llvm::StringRef Option, llvm::ArrayRef<const char*> Words) {
  std::vector<const char*> Kept;
  bool IsOption = true;
  for (const char* Word : Words) {
    IsOption = IsOption && llvm::StringRef(Word) != "--";
    if (!IsOption || llvm::StringRef(Word).ltrim('-') != Option) Kept.push_back(Word);
  }
  return shellCommand(Kept);
}

}  // namespace dynify::gen
