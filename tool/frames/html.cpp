#include "frames/html.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "fmt/format.h"
#include "frames/names.hpp"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

/// frames/report.html, a page that a browser shows as it stands. All that it tells is written here;
/// its script only sorts and searches.
constexpr llvm::StringLiteral ReportPage =
#include "report.html.inc"
    ;

constexpr Purpose Purposes[] = {Purpose::Functions,   Purpose::Promise,     Purpose::Parameter,
                                Purpose::Local,       Purpose::Awaiter,     Purpose::Temporary,
                                Purpose::ResumeIndex, Purpose::Bookkeeping, Purpose::Value,
                                Purpose::Padding};

std::string htmlEscaped(llvm::StringRef Text) {
  std::string Safe;
  llvm::raw_string_ostream Stream(Safe);
  llvm::printHTMLEscaped(Text, Stream);
  return Stream.str();
}

/// `100,056`.
std::string grouped(std::uint64_t Number) { return llvm::formatv("{0:N}", Number).str(); }

/// The class that the page has a colour for: `resume-destroy`.
std::string styleOf(Purpose For) {
  std::string Name;
  for (const char C : llvm::StringRef(nameOf(For)))
    if (C != ',') Name += C == ' ' ? '-' : C;
  return Name;
}

std::string memberName(const FrameMember& M) {
  if (M.Type.empty()) return M.Name;
  return M.Name.empty() ? M.Type : fmt::format("{}: {}", M.Name, M.Type);
}

class Report {
 public:
  Report(const std::vector<Frame>& Measured, const std::vector<Frame>* Before)
      : Frames(Measured), HasEarlier(Before != nullptr) {
    for (const Frame& F : Frames) Largest = std::max(Largest, F.Size);
    if (!Before) return;
    for (const Frame& F : *Before) Earlier[F.Mangled] = F.Size;
  }

  std::string summary() const;
  std::string legend() const;
  std::string columns() const;
  std::string rows() const;

 private:
  std::string change(const Frame& F) const;
  std::string row(const Frame& F) const;
  static std::string map(const Frame& F);
  static std::string members(const Frame& F);

  const std::vector<Frame>& Frames;
  const bool HasEarlier;
  std::map<std::string, std::uint64_t> Earlier;
  std::uint64_t Largest = 1;
};

std::string Report::summary() const {
  std::uint64_t Total = 0;
  std::set<std::string> Now;
  std::uint64_t Grown = 0;
  for (const Frame& F : Frames) {
    Total += F.Size;
    Now.insert(F.Mangled);
    const auto Was = Earlier.find(F.Mangled);
    Grown += Was == Earlier.end() || F.Size > Was->second ? 1 : 0;
  }
  std::string Text = fmt::format("{} coroutines, the largest {} bytes, {} bytes in all",
                                 grouped(Frames.size()), grouped(Largest), grouped(Total));
  if (!HasEarlier) return Text;
  const auto Gone = std::count_if(Earlier.begin(), Earlier.end(),
                                  [&](const auto& Each) { return !Now.contains(Each.first); });
  return Text + fmt::format("; since then {} new or grown, {} gone", grouped(Grown), Gone);
}

std::string Report::legend() const {
  std::set<Purpose> Used;
  for (const Frame& F : Frames)
    for (const FrameMember& M : F.Members) Used.insert(M.For);
  std::string Text;
  for (const Purpose For : Purposes)
    if (Used.contains(For))
      Text += fmt::format("<span><i class=\"{}\"></i>{}</span>", styleOf(For), nameOf(For));
  return Text;
}

std::string Report::columns() const {
  return std::string("<th class=\"n\" aria-sort=\"descending\">bytes</th>") +
         (HasEarlier ? "<th class=\"n\">change</th>" : "") +
         "<th class=\"n align\">align</th><th>function</th><th>where</th>";
}

std::string Report::rows() const {
  std::string Text;
  for (const Frame& F : Frames) Text += row(F);
  return Text;
}

std::string Report::change(const Frame& F) const {
  const auto Cell = [](const char* Kind, long long Value, const std::string& Shown) {
    return fmt::format("<td class=\"n delta {}\" data-key=\"{}\">{}</td>", Kind, Value, Shown);
  };
  if (!HasEarlier) return {};
  const auto Was = Earlier.find(F.Mangled);
  const auto Size = static_cast<long long>(F.Size);
  if (Was == Earlier.end()) return Cell("grew", Size, "new");
  const long long Change = Size - static_cast<long long>(Was->second);
  if (Change == 0) return Cell("same", 0, "unchanged");
  const std::string Shown = grouped(static_cast<std::uint64_t>(std::abs(Change)));
  return Change > 0 ? Cell("grew", Change, "+" + Shown)
                    : Cell("shrank", Change, "\xE2\x88\x92" + Shown);
}

std::string Report::row(const Frame& F) const {
  const std::string Where = F.File.empty() ? F.Input : fmt::format("{}:{}", F.File, F.Line);
  const double Share = 100.0 * static_cast<double>(F.Size) / static_cast<double>(Largest);
  return fmt::format(
             "<tbody class=\"frame\">\n<tr class=\"head\" data-tip=\"aligned to {0}; {1} of {2}\">"
             "<td class=\"n bytes\" data-key=\"{3}\">{4}<span class=\"unit\"> bytes</span></td>{5}"
             "<td class=\"n align\" data-key=\"{0}\">{0}</td>"
             "<td class=\"name\">{6}</td><td class=\"where\">{7}</td></tr>\n",
             F.Align, nameOf(F.Source), htmlEscaped(F.Input), F.Size, grouped(F.Size), change(F),
             htmlEscaped(F.Function), htmlEscaped(Where)) +
         fmt::format(
             "<tr class=\"body\"><td colspan=\"5\"><div class=\"share\" style=\"width:{0:.1f}%\" "
             "data-tip=\"{0:.1f} % of the largest\"></div>{1}{2}</td></tr>\n</tbody>\n",
             Share, map(F), members(F));
}

/// To scale: each is as wide as the page, whatever its size.
std::string Report::map(const Frame& F) {
  if (F.Members.empty())
    return "<div class=\"map\" data-tip=\"The members are not known: measure with debug "
           "information\"></div>";
  std::string Text = "<div class=\"map\">";
  std::uint64_t Covered = 0;
  for (const FrameMember& M : F.Members) {
    const std::uint64_t Begin = std::max(Covered, M.Offset);
    if (M.Offset + M.Size <= Begin) continue;
    Covered = M.Offset + M.Size;
    const std::string Name = memberName(M);
    Text += fmt::format(
        "<span class=\"{}\" style=\"flex:{} 0 0\" data-tip=\"{}\n{}, {} bytes at {}\"></span>",
        styleOf(M.For), Covered - Begin, htmlEscaped(Name.empty() ? nameOf(M.For) : Name),
        nameOf(M.For), grouped(M.Size), M.Offset);
  }
  return Text + "</div>";
}

std::string Report::members(const Frame& F) {
  if (F.Members.empty()) return {};
  std::string Text =
      "<details><summary>Members</summary><table class=\"members\"><tr><th class=\"n\">offset</th>"
      "<th class=\"n\">bytes</th><th>for</th><th>member</th></tr>\n";
  for (const FrameMember& M : F.Members)
    Text += fmt::format(
        "<tr><td class=\"n\">{}</td><td class=\"n\">{}</td><td><i class=\"{}\"></i>{}</td>"
        "<td>{}</td></tr>\n",
        M.Offset, grouped(M.Size), styleOf(M.For), nameOf(M.For), htmlEscaped(memberName(M)));
  return Text + "</table></details>";
}

/// `Text` with `Marker` replaced, which it has once.
std::string replaced(llvm::StringRef Text, llvm::StringRef Marker, const std::string& By) {
  const auto [Head, Tail] = Text.split(Marker);
  return (Head + By + Tail).str();
}

}  // namespace

std::string emitReport(const std::vector<Frame>& Frames, const std::vector<Frame>* Earlier) {
  const Report R(Frames, Earlier);
  // The names of functions come last: what they are made of is no marker.
  std::string Text = replaced(ReportPage, "<!-- summary -->", R.summary());
  Text = replaced(Text, "<!-- legend -->", R.legend());
  Text = replaced(Text, "<!-- columns -->", R.columns());
  return replaced(Text, "<!-- frames -->", R.rows());
}

}  // namespace dynify::gen
