#include "frames/html.hpp"

#include <utility>

#include "frames/table.hpp"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

namespace json = llvm::json;

/// frames/report.html, a page that a browser shows as it stands, without a frame.
constexpr llvm::StringLiteral Page =
#include "report.html.inc"
    ;
constexpr llvm::StringLiteral NoFrames = R"({"frames": []})";

/// In a script element, nothing may look like its end.
std::string scriptSafe(const std::string& Json) {
  std::string Text;
  for (const char C : Json) {
    if (C == '<')
      Text += "\\u003c";
    else
      Text += C;
  }
  return Text;
}

}  // namespace

std::string emitReport(const std::vector<Frame>& Frames, const std::vector<Frame>* Earlier) {
  json::Value Data = toJson(Frames);
  if (Earlier) {
    json::Object Sizes;
    for (const Frame& F : *Earlier) Sizes[F.Mangled] = static_cast<std::int64_t>(F.Size);
    (*Data.getAsObject())["earlier"] = std::move(Sizes);
  }
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  json::OStream(Stream).value(Data);
  const auto [Head, Tail] = Page.split(NoFrames);
  return (Head + scriptSafe(Stream.str()) + Tail).str();
}

}  // namespace dynify::gen
