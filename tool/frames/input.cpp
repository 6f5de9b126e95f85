#include "frames/input.hpp"

#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "frames/class_dump.hpp"
#include "frames/dwarf.hpp"
#include "frames/names.hpp"
#include "frames/record.hpp"
#include "llvm/BinaryFormat/Magic.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#ifdef LLVM_ON_UNIX
#include <signal.h>
#endif

namespace dynify::gen {
namespace {

namespace object = llvm::object;
using Inputs = std::vector<InputFrames>;

llvm::Error error(const std::string& Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s", Message.c_str());
}

void nameFrames(InputFrames& In) {
  for (Frame& F : In.Frames) {
    F.Function = readableFunction(F.Mangled);
    F.Input = In.Input;
  }
}

llvm::Error readText(llvm::Expected<std::vector<Frame>> Frames, InputFrames& In) {
  if (!Frames) return Frames.takeError();
  In.Frames = std::move(*Frames);
  return llvm::Error::success();
}

llvm::Error readBinary(llvm::MemoryBufferRef Buffer, bool WantMembers, InputFrames& In) {
  auto Object = object::ObjectFile::createObjectFile(Buffer);
  if (!Object) return Object.takeError();
  llvm::Expected<ObjectFrames> Found = readObject(**Object, WantMembers);
  if (!Found) return Found.takeError();
  std::set<llvm::StringRef> Known;
  for (const Frame& F : Found->Frames) Known.insert(F.Mangled);
  for (std::string& Symbol : Found->Coroutines)
    if (!Known.count(Symbol)) In.Unknown.push_back(std::move(Symbol));
  Known.clear();
  In.Frames = std::move(Found->Frames);
  In.Cause = std::move(Found->Cause);
  return llvm::Error::success();
}

const char BitcodeCause[] =
    "it holds LLVM's bitcode (-flto); add -fsave-optimization-record "
    "-foptimization-record-passes=coro-split and give the .opt.yaml file; with -flto=thin, clang "
    "22 splits coroutines at the link only: compile without it";
const char EmptyRecordCause[] =
    "the record names no coroutine; clang before 17 writes none, and clang 22 with -flto=thin "
    "splits coroutines at the link only";

llvm::Error readOne(llvm::MemoryBufferRef Buffer, bool WantMembers, InputFrames& In) {
  const llvm::StringRef Bytes = Buffer.getBuffer();
  switch (llvm::identify_magic(Bytes)) {
    case llvm::file_magic::bitcode:
      In.Cause = BitcodeCause;
      return llvm::Error::success();
    case llvm::file_magic::unknown:
      break;
    default:
      if (!isRecord(Bytes)) return readBinary(Buffer, WantMembers, In);
  }
  if (Bytes.empty()) {  // what clang writes where there is no coroutine
    In.Cause = EmptyRecordCause;
    return llvm::Error::success();
  }
  if (isRecord(Bytes)) {
    In.Cause = EmptyRecordCause;
    return readText(readRecord(Bytes), In);
  }
  if (isClassDump(Bytes)) {
    In.Cause = "the class dump describes no coroutine";
    return readText(readClassDump(Bytes), In);
  }
  return error(
      "neither an object, an archive, a class dump of GCC nor an optimisation record of clang");
}

llvm::Error readMember(const object::Archive::Child& Child, const std::string& Path,
                       bool WantMembers, Inputs& To) {
  llvm::Expected<llvm::MemoryBufferRef> Buffer = Child.getMemoryBufferRef();
  if (!Buffer) return Buffer.takeError();
  InputFrames In;
  In.Input = Path + "(" + llvm::sys::path::filename(Buffer->getBufferIdentifier()).str() + ")";
  if (llvm::Error Error = readOne(*Buffer, WantMembers, In)) return Error;
  To.push_back(std::move(In));
  return llvm::Error::success();
}

llvm::Error readArchive(llvm::MemoryBufferRef Buffer, const std::string& Path, bool WantMembers,
                        Inputs& To) {
  auto Archive = object::Archive::create(Buffer);
  if (!Archive) return Archive.takeError();
  llvm::Error Iteration = llvm::Error::success();
  for (const object::Archive::Child& Child : (*Archive)->children(Iteration))
    if (llvm::Error Error = readMember(Child, Path, WantMembers, To))
      return llvm::joinErrors(std::move(Iteration), std::move(Error));
  return Iteration;
}

llvm::Error addInput(llvm::MemoryBufferRef File, bool WantMembers, Inputs& To) {
  const std::string Path = File.getBufferIdentifier().str();
  if (llvm::identify_magic(File.getBuffer()) == llvm::file_magic::archive)
    return readArchive(File, Path, WantMembers, To);
  InputFrames In;
  In.Input = Path;
  if (llvm::Error Error = readOne(File, WantMembers, In)) return Error;
  To.push_back(std::move(In));
  return llvm::Error::success();
}

/// Lets CrashRecoveryContext's handler run where the stack is what has run out: LLVM's printer of
/// types recurses without end over one that refers to itself. The handler needs another stack then.
void recoverFromStackOverflowToo() {
#ifdef LLVM_ON_UNIX
  static char Other[64 * 1024];
  stack_t Now;
  if (sigaltstack(nullptr, &Now) == 0 && (Now.ss_flags & SS_DISABLE) != 0) {
    Now.ss_flags = 0;
    Now.ss_sp = Other;
    Now.ss_size = sizeof Other;
    sigaltstack(&Now, nullptr);
  }
  struct sigaction Handler;
  if (sigaction(SIGSEGV, nullptr, &Handler) != 0) return;
  Handler.sa_flags |= SA_ONSTACK;
  sigaction(SIGSEGV, &Handler, nullptr);
#endif
}

}  // namespace

llvm::Expected<std::vector<InputFrames>> readInput(llvm::MemoryBufferRef File, bool WantMembers) {
  Inputs Result;
  std::optional<std::string> Failure;
  // LLVM's readers take most of what is wrong for an error, but not all: what would end the program
  // is one as well.
  llvm::CrashRecoveryContext::Enable();
  recoverFromStackOverflowToo();
  llvm::CrashRecoveryContext Guard;
  const bool Survived = Guard.RunSafely([&] {
    if (llvm::Error Error = addInput(File, WantMembers, Result))
      Failure = llvm::toString(std::move(Error));
  });
  const std::string Name = "'" + File.getBufferIdentifier().str() + "'";
  if (!Survived) return error(Name + ": is damaged");
  if (Failure) return error(Name + ": " + *Failure);
  for (InputFrames& In : Result) nameFrames(In);
  return Result;
}

llvm::Expected<std::vector<InputFrames>> readInput(const std::string& Path, bool WantMembers) {
  const auto Buffer = llvm::MemoryBuffer::getFile(Path, false, false);
  if (!Buffer) return error("'" + Path + "': cannot be read: " + Buffer.getError().message());
  return readInput(**Buffer, WantMembers);
}

}  // namespace dynify::gen
