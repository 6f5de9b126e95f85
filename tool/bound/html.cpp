#include "bound/html.hpp"

#include "fmt/format.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

constexpr const char* PageHead = R"(<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Coroutine stacks</title>
<style>
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
.frame { border-left: 2px solid #888; margin: 2px 0 2px 1rem; padding-left: .5rem; }
.bar { background: #4a7fb5; height: .8rem; display: block; }
.given .bar { background: #b57f4a; }
.heap .bar, .elsewhere .bar { background: #888; }
.name { font-family: ui-monospace, monospace; font-size: 13px; }
.bytes { font-variant-numeric: tabular-nums; }
.where { opacity: .7; font-size: 12px; }
</style>
<h1>Coroutine stacks</h1>
<p>For each root: the frames that live at its worst moment, as wide as the bytes that they take on the stack.</p>
)";

std::string escapedHtml(const std::string& Text) {
  std::string Safe;
  llvm::raw_string_ostream Stream(Safe);
  llvm::printHTMLEscaped(Text, Stream);
  return Stream.str();
}

const char* classOfPart(const BoundPart& P) {
  if (P.Home == FrameHome::Heap) return "heap";
  if (P.Home == FrameHome::Elsewhere) return "elsewhere";
  return P.Frame == 0 ? "given" : "stack";
}

std::string partsAsHtml(const BoundParts& Parts, std::uint64_t All) {
  std::string Text;
  for (const auto& P : Parts) {
    const std::uint64_t Bytes = P->Own * P->Times;
    const double Width =
        All == 0 ? 0 : 100.0 * static_cast<double>(Bytes) / static_cast<double>(All);
    const std::string Times = P->Times == 1 ? "" : fmt::format("{} times ", P->Times);
    Text += fmt::format(
        "<div class=\"frame {}\"><span class=\"bar\" style=\"width: {:.2f}%\"></span>"
        "<span class=\"bytes\">{}</span> {}<span class=\"name\">{}</span> "
        "<span class=\"where\">{}:{}</span>\n{}</div>\n",
        classOfPart(*P), Width, Bytes, Times, escapedHtml(P->Name), escapedHtml(P->Where.File),
        P->Where.Line, partsAsHtml(P->Above, All));
  }
  return Text;
}

}  // namespace

std::string emitBoundReport(const std::vector<RootBound>& Roots) {
  std::string Text = PageHead;
  for (const RootBound& R : Roots) {
    const bool IsKnown = R.Findings.empty();
    Text += fmt::format("<h2><span class=\"name\">{}</span>: {}</h2>\n", escapedHtml(R.Name),
                        IsKnown ? fmt::format("{} bytes", R.Worst.Bytes) : "no bound");
    if (IsKnown) Text += partsAsHtml(R.Worst.Parts, R.Worst.Bytes);
  }
  return Text + "</html>\n";
}

}  // namespace dynify::gen
