#include "frames/record.hpp"

#include <optional>

#include "llvm/Remarks/Remark.h"
#include "llvm/Remarks/RemarkFormat.h"
#include "llvm/Remarks/RemarkParser.h"

namespace dynify::gen {
namespace {

namespace remarks = llvm::remarks;

/// The frame that a remark of the pass that splits coroutines tells of.
std::optional<Frame> frameOf(const remarks::Remark& R) {
  if (R.PassName != "coro-split" || R.RemarkName != "CoroSplit") return std::nullopt;
  Frame F;
  F.Source = FrameSource::Record;
  bool HasSize = false;
  for (const remarks::Argument& A : R.Args) {
    if (A.Key == "function") F.Mangled = A.Val.str();
    if (A.Key == "frame_size") HasSize = !A.Val.getAsInteger(10, F.Size);
    if (A.Key == "align" && A.Val.getAsInteger(10, F.Align)) return std::nullopt;
  }
  if (F.Mangled.empty() || !HasSize) return std::nullopt;
  if (R.Loc) F.File = R.Loc->SourceFilePath.str(), F.Line = R.Loc->SourceLine;
  return F;
}

}  // namespace

bool isRecord(llvm::StringRef Bytes) {
  return Bytes.starts_with("--- !") || Bytes.starts_with("REMARKS") || Bytes.starts_with("RMRK");
}

llvm::Expected<std::vector<Frame>> readRecord(llvm::StringRef Bytes) {
  const remarks::Format Format =
      Bytes.starts_with("RMRK") ? remarks::Format::Bitstream : remarks::Format::YAML;
  auto Parser = Bytes.starts_with("REMARKS") ? remarks::createRemarkParserFromMeta(Format, Bytes)
                                             : remarks::createRemarkParser(Format, Bytes);
  if (!Parser) return Parser.takeError();
  // Clang ends every remark; a file that was cut off inside of one parses all the same.
  if (Format == remarks::Format::YAML && !Bytes.ends_with("...\n"))
    return llvm::createStringError(llvm::inconvertibleErrorCode(), "the record is cut off");
  std::vector<Frame> Frames;
  for (;;) {
    llvm::Expected<std::unique_ptr<remarks::Remark>> Next = (*Parser)->next();
    if (!Next) {
      llvm::Error Error = Next.takeError();
      if (!Error.isA<remarks::EndOfFileError>()) return Error;
      llvm::consumeError(std::move(Error));
      return Frames;
    }
    if (std::optional<Frame> F = frameOf(**Next)) Frames.push_back(std::move(*F));
  }
}

}  // namespace dynify::gen
