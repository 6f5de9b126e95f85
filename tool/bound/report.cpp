#include "bound/report.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "fmt/format.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/WithColor.h"
#include "model/version.hpp"

namespace dynify::gen {
namespace {

std::string whereText(const BoundPlace& At) {
  return At.File.empty() ? "-" : fmt::format("{}:{}", At.File, At.Line);
}

std::string bytesText(const RootBound& R) {
  return R.Findings.empty() ? std::to_string(R.Worst.Bytes) : "-";
}

std::string partText(const BoundPart& P) {
  std::string Text = P.Name;
  if (P.Times != 1) Text = fmt::format("{} times {}", P.Times, Text);
  if (P.Home == FrameHome::Heap) Text += ", on the heap";
  if (P.Home == FrameHome::Elsewhere) Text += ", in its place";
  return Text;
}

void writeParts(const BoundParts& Parts, const std::string& Indent, llvm::raw_ostream& Out) {
  for (const auto& P : Parts) {
    llvm::WithColor(Out, llvm::raw_ostream::CYAN, true).get()
        << fmt::format("{:>7}", P->Own * P->Times);
    Out << "  " << Indent << partText(*P);
    llvm::WithColor(Out, llvm::raw_ostream::BLUE).get() << "  " << whereText(P->Where);
    Out << '\n';
    writeParts(P->Above, Indent + "  ", Out);
  }
}

const char* homeText(FrameHome Home) {
  return Home == FrameHome::Stack ? "stack" : Home == FrameHome::Heap ? "heap" : "elsewhere";
}

llvm::json::Array partsAsJson(const BoundParts& Parts) {
  llvm::json::Array All;
  for (const auto& P : Parts)
    All.push_back(llvm::json::Object{{"function", P->Name},
                                     {"file", P->Where.File},
                                     {"line", static_cast<std::int64_t>(P->Where.Line)},
                                     {"place", homeText(P->Home)},
                                     {"frame", static_cast<std::int64_t>(P->Frame)},
                                     {"own", static_cast<std::int64_t>(P->Own)},
                                     {"times", static_cast<std::int64_t>(P->Times)},
                                     {"bytes", static_cast<std::int64_t>(P->Bytes)},
                                     {"frames", partsAsJson(P->Above)}});
  return All;
}

void addMembers(const BoundParts& Parts, std::map<std::string, std::uint64_t>& To) {
  for (const auto& P : Parts) {
    if (P->Own != 0) To[P->Name] += P->Own * P->Times;
    addMembers(P->Above, To);
  }
}

}  // namespace

void writeBoundTable(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out) {
  std::size_t Widest = std::string_view("root").size();
  for (const RootBound& R : Roots) Widest = std::max(Widest, R.Name.size());
  llvm::WithColor(Out, llvm::raw_ostream::SAVEDCOLOR, true).get()
      << fmt::format("{:>7}  {:<{}}  {}", "bytes", "root", Widest, "where");
  Out << '\n';
  for (const RootBound& R : Roots) {
    llvm::WithColor(Out, llvm::raw_ostream::CYAN, true).get() << fmt::format("{:>7}", bytesText(R));
    Out << fmt::format("  {:<{}}  {}\n", R.Name, Widest, whereText(R.Where));
  }
}

void writeBoundTree(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out) {
  for (const RootBound& R : Roots) {
    if (&R != &Roots.front()) Out << '\n';
    llvm::WithColor(Out, llvm::raw_ostream::SAVEDCOLOR, true).get() << R.Name;
    Out << (R.Findings.empty() ? fmt::format(": {} bytes\n", R.Worst.Bytes)
                               : std::string(": no bound\n"));
    if (R.Findings.empty()) writeParts(R.Worst.Parts, "", Out);
  }
}

void writeBoundJson(const std::vector<RootBound>& Roots, llvm::raw_ostream& Out) {
  llvm::json::Array Rows;
  for (const RootBound& R : Roots) {
    llvm::json::Object Row{
        {"root", R.Name},       {"mangled", R.Mangled},
        {"file", R.Where.File}, {"line", static_cast<std::int64_t>(R.Where.Line)},
        {"bytes", nullptr},     {"frames", llvm::json::Array()}};
    if (R.Findings.empty()) {
      Row["bytes"] = static_cast<std::int64_t>(R.Worst.Bytes);
      Row["frames"] = partsAsJson(R.Worst.Parts);
    }
    Rows.push_back(std::move(Row));
  }
  llvm::json::OStream(Out, 1).value(
      llvm::json::Object{{"version", versionText()}, {"roots", std::move(Rows)}});
  Out << '\n';
}

std::vector<Frame> asFrames(const std::vector<RootBound>& Roots) {
  std::vector<Frame> All;
  for (const RootBound& R : Roots) {
    Frame F;
    F.Mangled = R.Mangled;
    F.Function = R.Name;
    F.Size = R.Worst.Bytes;
    F.File = R.Where.File;
    F.Line = R.Where.Line;
    std::map<std::string, std::uint64_t> Members;
    addMembers(R.Worst.Parts, Members);
    for (const auto& [Name, Bytes] : Members)
      F.Members.push_back({"", Name, 0, Bytes, Purpose::Value});
    All.push_back(std::move(F));
  }
  return All;
}

}  // namespace dynify::gen
