#include "emit/printer.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "text/lexemes.hpp"

namespace dynify::gen {
namespace {

[[noreturn]] void fail(const char* What, std::string_view Name) {
  std::fprintf(stderr, "dynify-gen: internal error: %s '%.*s'\n", What,
               static_cast<int>(Name.size()), Name.data());
  std::abort();
}

bool isBlank(std::string_view Line) {
  return Line.find_first_not_of(" \t\n") == std::string_view::npos;
}

}  // namespace

Printer::Scope::Scope(Printer& P, Values Names) : Owner(P), Own(std::move(Names)) {
  Owner.Known.push_back(&Own);
}

Printer::Scope::~Scope() { Owner.Known.pop_back(); }

void Printer::print(std::string_view Template) {
  if (Template.starts_with('\n')) Template.remove_prefix(1);
  while (!Template.empty()) {
    const std::size_t End = Template.find('\n');
    const std::size_t Length = End == std::string_view::npos ? Template.size() : End + 1;
    printLine(Template.substr(0, Length));
    Template.remove_prefix(Length);
  }
}

void Printer::print(std::string_view Template, Values Names) {
  const Scope With(*this, std::move(Names));
  print(Template);
}

void Printer::printLine(std::string_view Line) {
  const std::size_t Margin = std::min(Line.find_first_not_of(' '), Line.size());
  Line.remove_prefix(Margin);
  Indent += Margin;
  const std::string_view Whole = Line;
  const std::size_t Start = Text.size();
  for (std::size_t Dollar; (Dollar = Line.find('$')) != std::string_view::npos;) {
    append(Line.substr(0, Dollar));
    Line.remove_prefix(Dollar + 1);
    const std::size_t End = Line.find('$');
    if (End == std::string_view::npos) fail("an unfinished name in", Whole);
    printName(Line.substr(0, End));
    Line.remove_prefix(End + 1);
  }
  const bool IsPartComplete = Line == "\n" && Line.size() < Whole.size() && Text.ends_with('\n');
  if (!IsPartComplete) append(Line);
  if (!isBlank(Whole) && isBlank(std::string_view(Text).substr(Start))) Text.resize(Start);
  Indent -= Margin;
}

/// Behind the indentation, at the start of a line that is not empty.
void Printer::append(std::string_view Part) {
  const bool StartsLine = Text.empty() || Text.back() == '\n';
  if (StartsLine && !Part.empty() && Part.front() != '\n') Text.append(Indent, ' ');
  Text += Part;
}

void Printer::printName(std::string_view Name) {
  if (Name.empty()) return append("$");
  const Value& Found = find(Name);
  if (const auto* Plain = std::get_if<std::string>(&Found))
    append(Plain->find('\n') == std::string::npos ? *Plain : shifted(*Plain, Indent));
  else
    std::get<std::function<void(Printer&)>>(Found)(*this);
}

const Value& Printer::find(std::string_view Name) const {
  for (auto Names = Known.rbegin(); Names != Known.rend(); ++Names)
    for (const auto& [Own, What] : **Names)
      if (Own == Name) return What;
  fail("nothing is known as", Name);
}

}  // namespace dynify::gen
