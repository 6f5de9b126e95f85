#include "snippet.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>

namespace dynify::gen {
namespace {

constexpr const char* Coroutines = R"(
namespace std {
template <class R, class...> struct coroutine_traits { };
template <class R, class... A> requires requires { typename R::promise_type; }
struct coroutine_traits<R, A...> { using promise_type = typename R::promise_type; };
}
template <class T> struct task { struct promise_type {}; };
template <class T> struct future {};
)";

std::string inTrait(const std::string& Members) {
  return "class [[dynify::trait]] S { public: " + Members + " };";
}

/// The errors of the header among all that was said.
std::vector<std::string> refusalsIn(const std::string& Said) {
  static const std::regex Error("x\\.hpp:([0-9]+:[0-9]+): error: .* \\[([a-z-]+)\\]");
  std::vector<std::string> Result;
  std::istringstream Lines(Said);
  std::smatch Match;
  for (std::string Line; std::getline(Lines, Line);)
    if (std::regex_match(Line, Match, Error)) Result.push_back(Match.str(1) + " " + Match.str(2));
  return Result;
}

}  // namespace

std::string placeOf(const SourcePosition& Position) {
  return std::to_string(Position.Line) + ":" + std::to_string(Position.Column);
}

Snippet::Snippet(const std::string& Marked) {
  SourcePosition Here{1, 1};
  std::size_t TextBegin = 0;
  for (std::size_t I = 0; I < Marked.size(); ++I) {
    if (Marked[I] != '@') {
      Code += Marked[I];
      Here = Marked[I] == '\n' ? SourcePosition{Here.Line + 1, 1}
                               : SourcePosition{Here.Line, Here.Column + 1};
      continue;
    }
    switch (Marked.at(++I)) {
      case '[': {
        const std::size_t End = Marked.find(']', I);
        Refusals.push_back(placeOf(Here) + " " + Marked.substr(I + 1, End - I - 1));
        I = End;
        break;
      }
      case '(':
        TextBegin = Code.size();
        break;
      case ')':
        Texts.push_back(Code.substr(TextBegin));
        break;
      case '.':
        Places.push_back(placeOf(Here));
        break;
      default:
        ADD_FAILURE() << "no mark: " << Marked.substr(I - 1);
    }
  }
}

Scanned scanCode(const std::string& Code, const RemoteOptions& Remote,
                 const std::string& Standard) {
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Files(new llvm::vfs::InMemoryFileSystem);
  Files->addFile("/p/task.hpp", 0, llvm::MemoryBuffer::getMemBuffer(Coroutines));
  Files->addFile("/p/x.hpp", 0, llvm::MemoryBuffer::getMemBufferCopy(Code));
  Files->setCurrentWorkingDirectory("/p");
  ScanOptions Options;
  Options.Headers = {{"/p/x.hpp", "x.hpp", "/p/x.dyn.hpp"}};
  Options.Directory = "/p";
  Options.ResourceDirectory = DYNIFY_GEN_RESOURCE_DIR;
  Options.Flags = {"-nostdinc", "-std=" + Standard, "-include", "/p/task.hpp"};
  Options.Remote = Remote;
  Options.Files = Files;
  Scanned Result;
  llvm::raw_string_ostream Stream(Result.Errors);
  DiagnosticLog Log(Stream, DiagnosticFormat::Text);
  if (std::optional<ScanResult> Found = scan(Options, Log)) {
    Result.IsDone = true;
    Result.Found = std::move(Found->Headers.front());
  }
  Stream.flush();
  Result.Refusals = refusalsIn(Result.Errors);
  return Result;
}

Scanned scanFine(const std::string& Code, const RemoteOptions& Remote) {
  Scanned S = scanCode(Code, Remote);
  EXPECT_TRUE(S.IsDone) << S.Errors << Code;
  S.Found.Traits.resize(std::max<std::size_t>(S.Found.Traits.size(), 1));
  S.Found.Traits.front().Methods.resize(
      std::max<std::size_t>(S.Found.Traits.front().Methods.size(), 1));
  return S;
}

void expectRefused(const std::string& Marked, const RemoteOptions& Remote,
                   const std::string& Standard) {
  const Snippet Given(Marked);
  const Scanned S = scanCode(Given.Code, Remote, Standard);
  EXPECT_FALSE(S.IsDone);
  EXPECT_EQ(S.Refusals, Given.Refusals) << S.Errors << Given.Code;
}

void expectMembersRefused(const std::string& Marked) { expectRefused(inTrait(Marked)); }

Method onlyMethod(const std::string& Members) {
  return scanFine(inTrait(Members)).Found.Traits.front().Methods.front();
}

}  // namespace dynify::gen
