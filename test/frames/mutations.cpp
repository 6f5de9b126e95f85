// mutations FILE...: reads each file cut off at many places and with bytes changed at many others.
// Whatever comes of it is frames or an error; a crash ends this program.
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

#include "frames/input.hpp"
#include "llvm/Support/MemoryBuffer.h"

namespace {

using namespace dynify::gen;

struct Outcomes {
  unsigned Errors = 0;
  unsigned Frames = 0;
};

bool read(llvm::StringRef Bytes, bool WantMembers, Outcomes& To) {
  llvm::Expected<std::vector<InputFrames>> Read =
      readInput(llvm::MemoryBufferRef(Bytes, "mutant"), WantMembers);
  if (!Read) {
    llvm::consumeError(Read.takeError());
    ++To.Errors;
    return true;
  }
  for (const InputFrames& In : *Read)
    for (const Frame& F : In.Frames)
      if (F.Size == 0 || F.Mangled.empty()) return false;
  ++To.Frames;
  return true;
}

bool mutate(const std::string& Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer) return false;
  const std::string Whole = (*Buffer)->getBuffer().str();
  Outcomes Found;
  bool IsFine = read(Whole, true, Found) && Found.Frames == 1;
  constexpr std::size_t Cuts = 300;
  for (std::size_t I = 0; I < Cuts && IsFine; ++I)
    IsFine = read(llvm::StringRef(Whole).take_front(Whole.size() * I / Cuts), I % 2 == 0, Found);
  std::mt19937 Random(1);
  for (unsigned I = 0; I < 700 && IsFine; ++I) {
    std::string Mutant = Whole;
    for (unsigned Changes = 1 + Random() % 8; Changes > 0; --Changes)
      Mutant[Random() % Mutant.size()] = static_cast<char>(Random());
    IsFine = read(Mutant, I % 2 == 0, Found);
  }
  std::printf("%s: %u errors, %u read\n", Path.c_str(), Found.Errors, Found.Frames);
  return IsFine && Found.Errors > 0;
}

}  // namespace

int main(int Count, char** Arguments) {
  for (int I = 1; I < Count; ++I)
    if (!mutate(Arguments[I])) return std::fprintf(stderr, "FAILED: %s\n", Arguments[I]), 1;
  return 0;
}
