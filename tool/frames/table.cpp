#include "frames/table.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "frames/names.hpp"
#include "llvm/Support/WithColor.h"
#include "model/version.hpp"
#include "text/clip.hpp"

namespace dynify::gen {
namespace {

namespace json = llvm::json;

std::string placeOf(const Frame& F) {
  return F.File.empty() ? std::string("-") : fmt::format("{}:{}", F.File, F.Line);
}

std::string labelOf(const FrameMember& M) {
  if (M.Type.empty()) return M.Name;
  return M.Name.empty() ? M.Type : fmt::format("{}: {}", M.Name, M.Type);
}

/// How wide the last two columns are; those before them take 28.
struct Widths {
  unsigned Function = 0;
  unsigned Where = 0;
};

constexpr unsigned FixedColumns = 28;
constexpr unsigned FixedMemberColumns = 39;
constexpr unsigned LongName = 72;  // where lines may have any length, longer ones stick out

Widths widthsFor(const std::vector<Frame>& Frames, unsigned Columns) {
  Widths W{std::size("function") - 1, std::size("where") - 1};
  const unsigned Widest = Columns == 0 ? LongName : Columns;
  for (const Frame& F : Frames) {
    W.Function = std::max(W.Function, std::min(columnsOf(F.Function), Widest));
    W.Where = std::max(W.Where, columnsOf(placeOf(F)));
  }
  if (Columns == 0 || FixedColumns + W.Function + 2 + W.Where <= Columns) return W;
  const unsigned Room = std::max(Columns, FixedColumns + 26) - FixedColumns - 2;
  W.Where = std::min(W.Where, std::max(Room / 3, Room - std::min(Room, W.Function)));
  W.Function = Room - W.Where;
  return W;
}

llvm::raw_ostream::Colors colorOf(Purpose For) {
  using llvm::raw_ostream;
  switch (For) {
    case Purpose::Promise:
      return raw_ostream::MAGENTA;
    case Purpose::Parameter:
      return raw_ostream::BLUE;
    case Purpose::Local:
      return raw_ostream::GREEN;
    case Purpose::Awaiter:
    case Purpose::Temporary:
      return raw_ostream::YELLOW;
    default:
      return raw_ostream::RESET;
  }
}

void writeMembers(const Frame& F, unsigned Columns, llvm::raw_ostream& Out) {
  const unsigned Room = Columns > FixedMemberColumns ? Columns - FixedMemberColumns : 0;
  for (const FrameMember& M : F.Members) {
    Out << fmt::format("       {:>6} {:>6}  ", fmt::format("@{}", M.Offset), M.Size);
    const std::string Label = clippedEnd(labelOf(M), Room);
    llvm::WithColor(Out, colorOf(M.For)).get()
        << (Label.empty() ? nameOf(M.For) : fmt::format("{:<16}", nameOf(M.For)));
    Out << (Label.empty() ? "" : "  ") << Label << '\n';
  }
  if (F.Members.empty()) Out << "               the members are not known\n";
}

void writeRow(const Frame& F, Widths W, bool IsClipped, llvm::raw_ostream& Out) {
  llvm::WithColor(Out, llvm::raw_ostream::CYAN, true).get() << fmt::format("{:>7}", F.Size);
  Out << fmt::format("  {:>5}  {:<10}  {:<{}}  ", F.Align, nameOf(F.Source),
                     IsClipped ? clippedEnd(F.Function, W.Function) : F.Function, W.Function);
  llvm::WithColor(Out, llvm::raw_ostream::BLUE).get()
      << (IsClipped ? clippedBegin(placeOf(F), W.Where) : placeOf(F));
  Out << '\n';
}

json::Object toJson(const FrameMember& M) {
  return json::Object{{"name", M.Name},
                      {"type", M.Type},
                      {"offset", static_cast<std::int64_t>(M.Offset)},
                      {"size", static_cast<std::int64_t>(M.Size)},
                      {"for", nameOf(M.For)}};
}

json::Object toJson(const Frame& F) {
  json::Object Row{{"mangled", F.Mangled},
                   {"function", F.Function},
                   {"file", F.File},
                   {"line", F.Line},
                   {"size", static_cast<std::int64_t>(F.Size)},
                   {"align", static_cast<std::int64_t>(F.Align)},
                   {"source", nameOf(F.Source)},
                   {"input", F.Input}};
  if (F.Members.empty()) return Row;
  json::Array Members;
  for (const FrameMember& M : F.Members) Members.push_back(toJson(M));
  Row["members"] = std::move(Members);
  return Row;
}

llvm::Error notOurs() {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "it was not written by 'dynify-gen frames --format=json'");
}

}  // namespace

void writeTable(const std::vector<Frame>& Frames, TableStyle Style, llvm::raw_ostream& Out) {
  const Widths W = widthsFor(Frames, Style.Columns);
  llvm::WithColor(Out, llvm::raw_ostream::SAVEDCOLOR, true).get()
      << fmt::format("{:>7}  {:>5}  {:<10}  {:<{}}  {}", "bytes", "align", "source", "function",
                     W.Function, "where");
  Out << '\n';
  for (const Frame& F : Frames) {
    writeRow(F, W, Style.Columns != 0, Out);
    if (Style.WithMembers) writeMembers(F, Style.Columns, Out);
  }
}

json::Value toJson(const std::vector<Frame>& Frames) {
  json::Array Rows;
  for (const Frame& F : Frames) Rows.push_back(toJson(F));
  return json::Object{{"version", versionText()}, {"frames", std::move(Rows)}};
}

void writeJson(const std::vector<Frame>& Frames, llvm::raw_ostream& Out) {
  json::OStream Writer(Out, 1);
  Writer.value(toJson(Frames));
  Out << '\n';
}

llvm::Expected<std::vector<Frame>> readJson(llvm::StringRef Text) {
  llvm::Expected<json::Value> Document = json::parse(Text);
  if (!Document) return Document.takeError();
  const json::Object* Root = Document->getAsObject();
  const json::Array* Rows = Root ? Root->getArray("frames") : nullptr;
  if (!Rows) return notOurs();
  std::vector<Frame> Frames;
  for (const json::Value& Row : *Rows) {
    const json::Object* Object = Row.getAsObject();
    if (!Object) return notOurs();
    const auto Mangled = Object->getString("mangled");
    const auto Size = Object->getInteger("size");
    if (!Mangled || !Size) return notOurs();
    Frame F;
    F.Mangled = Mangled->str();
    F.Size = static_cast<std::uint64_t>(*Size);
    F.Align = static_cast<std::uint64_t>(Object->getInteger("align").value_or(1));
    Frames.push_back(std::move(F));
  }
  return Frames;
}

}  // namespace dynify::gen
