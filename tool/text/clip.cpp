#include "text/clip.hpp"

#include "llvm/Support/Unicode.h"

namespace dynify::gen {
namespace {

constexpr llvm::StringLiteral Ellipsis = "\xE2\x80\xA6";
constexpr unsigned LongestSequence = 4;  // bytes that UTF-8 takes for one character

/// Whether the byte goes on with a character that has begun before it.
bool continuesCharacter(char Byte) { return (static_cast<unsigned char>(Byte) & 0xC0U) == 0x80U; }

}  // namespace

unsigned columnsOf(llvm::StringRef Text) {
  const int Columns = llvm::sys::unicode::columnWidthUTF8(Text);
  return Columns < 0 ? static_cast<unsigned>(Text.size()) : static_cast<unsigned>(Columns);
}

std::string clippedEnd(llvm::StringRef Text, unsigned Columns) {
  if (columnsOf(Text) <= Columns || Columns == 0) return Text.str();
  llvm::StringRef Kept = Text.take_front(std::size_t{Columns} * LongestSequence);
  while (!Kept.empty() && (columnsOf(Kept) >= Columns || continuesCharacter(Text[Kept.size()])))
    Kept = Kept.drop_back();
  return Kept.str() + Ellipsis.str();
}

std::string clippedBegin(llvm::StringRef Text, unsigned Columns) {
  if (columnsOf(Text) <= Columns || Columns == 0) return Text.str();
  llvm::StringRef Kept = Text.take_back(std::size_t{Columns} * LongestSequence);
  while (!Kept.empty() && (columnsOf(Kept) >= Columns || continuesCharacter(Kept.front())))
    Kept = Kept.drop_front();
  return Ellipsis.str() + Kept.str();
}

}  // namespace dynify::gen
