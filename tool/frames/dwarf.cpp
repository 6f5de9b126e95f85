#include "frames/dwarf.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>

#include "frames/dwarf_frame.hpp"
#include "llvm/ADT/StringExtras.h"
#include "llvm/DebugInfo/DWARF/DWARFCompileUnit.h"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"

namespace dynify::gen {
namespace {

namespace dwarf = llvm::dwarf;
using llvm::StringRef;

/// What there is in the units that tells why no frame is described.
struct UnitFacts {
  bool HasUnits = false;
  bool HasTypes = false;
  bool IsByForgetfulClang = false;
  std::string SplitInto;
};

/// Clang 17 to 19 forget frames at -O1 and above (llvm #121092: assignment tracking hides the
/// promise's variable).
bool isForgetfulClang(StringRef Producer) {
  const std::size_t At = Producer.find("clang version ");
  unsigned Major = 0;
  if (At == StringRef::npos) return false;
  StringRef Version = Producer.drop_front(At + StringRef("clang version ").size());
  return !Version.consumeInteger(10, Major) && Major >= 17 && Major <= 19;
}

void note(const llvm::DWARFDie& Unit, UnitFacts& Facts) {
  Facts.HasUnits = true;
  Facts.IsByForgetfulClang |=
      isForgetfulClang(dwarf::toStringRef(Unit.find(dwarf::DW_AT_producer)));
  const auto Dwo = Unit.find({dwarf::DW_AT_dwo_name, dwarf::DW_AT_GNU_dwo_name});
  if (Dwo && Unit.getTag() != dwarf::DW_TAG_type_unit && !Unit.hasChildren())
    Facts.SplitInto = dwarf::toStringRef(Dwo).str();
}

bool describesType(dwarf::Tag Tag) {
  return Tag == dwarf::DW_TAG_structure_type || Tag == dwarf::DW_TAG_class_type ||
         Tag == dwarf::DW_TAG_base_type;
}

StringRef nameOf(const llvm::DWARFDie& Die) {
  return dwarf::toStringRef(Die.find(dwarf::DW_AT_name));
}

/// Clang's functions have their frame for a variable.
void noteFunction(const llvm::DWARFDie& Variable,
                  std::unordered_map<std::uint64_t, llvm::DWARFDie>& To) {
  const llvm::DWARFDie Type = Variable.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
  llvm::DWARFDie Function = Variable.getParent();
  while (Function && Function.getTag() != dwarf::DW_TAG_subprogram) Function = Function.getParent();
  if (Type && Function) To.try_emplace(Type.getOffset(), Function);
}

void readUnit(llvm::DWARFUnit& Unit, bool WantMembers, ObjectFrames& To, UnitFacts& Facts) {
  note(Unit.getUnitDIE(false), Facts);
  std::vector<llvm::DWARFDie> Frames;
  std::unordered_map<std::uint64_t, llvm::DWARFDie> Functions;  // by the offset of their frame
  for (const llvm::DWARFDebugInfoEntry& Entry : Unit.dies()) {
    const llvm::DWARFDie Die(&Unit, &Entry);
    Facts.HasTypes |= describesType(Entry.getTag());
    if (Entry.getTag() == dwarf::DW_TAG_structure_type && isFrameName(nameOf(Die)))
      Frames.push_back(Die);
    else if (Entry.getTag() == dwarf::DW_TAG_variable && nameOf(Die) == "__coro_frame")
      noteFunction(Die, Functions);
  }
  for (const llvm::DWARFDie& Die : Frames)
    if (std::optional<Frame> F = readFrame(Die, Functions[Die.getOffset()], WantMembers))
      To.Frames.push_back(std::move(*F));
}

/// GCC's part is overloaded for the frame, whose name, with its length before it, ends the symbol:
/// `_Z3foo...E13_Z3foov.Frame.actor`.
StringRef rampOfActor(StringRef Actor) {
  const StringRef Frame = Actor.drop_back(StringRef(".actor").size());
  for (std::size_t I = Frame.size(); I-- > 1;)
    if (llvm::isDigit(Frame[I - 1]) && Frame.drop_front(I).starts_with("_Z") &&
        Frame.take_front(I).ends_with(std::to_string(Frame.size() - I)))
      return Frame.drop_front(I).drop_back(StringRef(".Frame").size());
  return {};
}

/// The parts that a coroutine is split into tell of it: GCC's `.actor`, Clang's `.resume`.
StringRef rampOf(StringRef Symbol) {
  if (Symbol.ends_with_insensitive(".frame.actor")) return rampOfActor(Symbol);
  return Symbol.consume_back(".resume") ? Symbol : StringRef();
}

void findCoroutines(const llvm::object::ObjectFile& Object, ObjectFrames& To) {
  for (const llvm::object::SymbolRef& Symbol : Object.symbols()) {
    llvm::Expected<StringRef> Name = Symbol.getName();
    if (!Name)
      llvm::consumeError(Name.takeError());
    else if (const StringRef Ramp = rampOf(*Name); !Ramp.empty())
      To.Coroutines.push_back(Ramp.str());
  }
  std::sort(To.Coroutines.begin(), To.Coroutines.end());
  To.Coroutines.erase(std::unique(To.Coroutines.begin(), To.Coroutines.end()), To.Coroutines.end());
}

bool hasSection(const llvm::object::ObjectFile& Object, StringRef Prefix) {
  return std::any_of(Object.section_begin(), Object.section_end(),
                     [&](const llvm::object::SectionRef& Section) {
                       llvm::Expected<StringRef> Name = Section.getName();
                       if (Name) return Name->starts_with(Prefix);
                       llvm::consumeError(Name.takeError());
                       return false;
                     });
}

std::string causeOf(const llvm::object::ObjectFile& Object, const UnitFacts& Facts) {
  if (hasSection(Object, ".gnu.lto_"))
    return "it holds GCC's intermediate code (-flto); compile with -fdump-lang-class and give the "
           ".class file";
  if (!Facts.SplitInto.empty())
    return "its debug information is in '" + Facts.SplitInto + "' (-gsplit-dwarf); give that file";
  if (!Facts.HasUnits) return "it has no debug information; compile with -g";
  if (!Facts.HasTypes)
    return "its debug information describes no types (-g1, -gline-tables-only); compile with -g";
  if (Facts.IsByForgetfulClang)
    return "clang 17 to 19 describe no frames at -O1 and above; add -fsave-optimization-record "
           "-foptimization-record-passes=coro-split and give the .opt.yaml file, or add -Xclang "
           "-fexperimental-assignment-tracking=disabled";
  return {};
}

}  // namespace

llvm::Expected<ObjectFrames> readObject(const llvm::object::ObjectFile& Object, bool WantMembers) {
  std::string Damage;
  const auto Remember = [&Damage](llvm::Error Error) {
    std::string Text = llvm::toString(std::move(Error));
    if (Damage.empty()) Damage = std::move(Text);
  };
  const std::unique_ptr<llvm::DWARFContext> Context = llvm::DWARFContext::create(
      Object, llvm::DWARFContext::ProcessDebugRelocations::Process, nullptr, "", Remember,
      [](llvm::Error Warning) { llvm::consumeError(std::move(Warning)); });
  ObjectFrames Result;
  UnitFacts Facts;
  for (const auto& Unit : Context->normal_units()) readUnit(*Unit, WantMembers, Result, Facts);
  for (const auto& Unit : Context->dwo_units()) readUnit(*Unit, WantMembers, Result, Facts);
  if (!Damage.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "its debug information is damaged: %s", Damage.c_str());
  findCoroutines(Object, Result);
  Result.Cause = causeOf(Object, Facts);
  return Result;
}

}  // namespace dynify::gen
