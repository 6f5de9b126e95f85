#include "frames/class_dump.hpp"

namespace dynify::gen {
namespace {

// Class text::Reader::read(int)::_ZN4text6Reader4readEi.Frame
//    size=360 align=8
//    base size=360 base align=8
// The frame is a class inside of its function, called after the symbol. GCC 10 wrote `.frame`.

llvm::StringRef symbolOf(llvm::StringRef Line) {
  if (!Line.consume_front("Class ")) return {};
  if (!Line.consume_back(".Frame") && !Line.consume_back(".frame")) return {};
  const std::size_t Scope = Line.rfind("::");
  return Scope == llvm::StringRef::npos ? Line : Line.drop_front(Scope + 2);
}

/// `   size=360 align=8`, the whole line. False: it is not.
bool readSizes(llvm::StringRef Line, Frame& F) {
  Line = Line.ltrim(' ');
  return Line.consume_front("size=") && !Line.consumeInteger(10, F.Size) &&
         Line.consume_front(" align=") && !Line.consumeInteger(10, F.Align) && Line.empty() &&
         F.Size > 0 && F.Align > 0;
}

llvm::Error damaged(llvm::StringRef Symbol) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "the class dump is damaged or cut off after '%s'",
                                 Symbol.str().c_str());
}

}  // namespace

bool isClassDump(llvm::StringRef Text) {
  return Text.starts_with("Class ") || Text.starts_with("Vtable for ") || Text.contains("\nClass ");
}

llvm::Expected<std::vector<Frame>> readClassDump(llvm::StringRef Text) {
  std::vector<Frame> Frames;
  for (std::size_t At = 0; At != llvm::StringRef::npos;) {
    const std::size_t Next = Text.find("rame\n", At);  // hardly a line has it: most are skipped
    if (Next == llvm::StringRef::npos) break;
    const std::size_t Begin = Text.rfind('\n', Next) + 1;  // npos + 1 is 0
    const llvm::StringRef Symbol = symbolOf(Text.slice(Begin, Next + 4));
    At = Next + 5;
    if (Symbol.empty()) continue;
    const std::size_t End = Text.find('\n', At);
    Frame F;
    if (End == llvm::StringRef::npos || !readSizes(Text.slice(At, End), F)) return damaged(Symbol);
    F.Mangled = Symbol.str();
    F.Source = FrameSource::ClassDump;
    Frames.push_back(std::move(F));
  }
  return Frames;
}

}  // namespace dynify::gen
