#include "frames/table.hpp"

#include <algorithm>

#include "fmt/format.h"
#include "frames/names.hpp"
#include "model/version.hpp"

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

void writeMembers(const Frame& F, llvm::raw_ostream& Out) {
  for (const FrameMember& M : F.Members) {
    std::string Line = fmt::format("       {:>6} {:>6}  {:<16}  {}", fmt::format("@{}", M.Offset),
                                   M.Size, nameOf(M.For), labelOf(M));
    Line.erase(Line.find_last_not_of(' ') + 1);
    Out << Line << '\n';
  }
  if (F.Members.empty()) Out << "               the members are not known\n";
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

void writeTable(const std::vector<Frame>& Frames, bool WithMembers, llvm::raw_ostream& Out) {
  std::size_t Widest = std::size("function") - 1;
  for (const Frame& F : Frames)
    Widest = std::max(Widest, std::min<std::size_t>(F.Function.size(), 72));
  Out << fmt::format("{:>7}  {:>5}  {:<10}  {:<{}}  {}\n", "bytes", "align", "source", "function",
                     Widest, "where");
  for (const Frame& F : Frames) {
    Out << fmt::format("{:>7}  {:>5}  {:<10}  {:<{}}  {}\n", F.Size, F.Align, nameOf(F.Source),
                       F.Function, Widest, placeOf(F));
    if (WithMembers) writeMembers(F, Out);
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
    Frames.push_back(std::move(F));
  }
  return Frames;
}

}  // namespace dynify::gen
