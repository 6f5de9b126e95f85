#include "frames/dwarf_frame.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "frames/members.hpp"
#include "frames/names.hpp"
#include "llvm/DebugInfo/DWARF/DWARFContext.h"
#include "llvm/DebugInfo/DWARF/DWARFFormValue.h"
#include "llvm/DebugInfo/DWARF/DWARFUnit.h"
#include "llvm/Support/raw_ostream.h"

namespace dynify::gen {
namespace {

namespace dwarf = llvm::dwarf;
using llvm::DWARFDie;

constexpr std::uint64_t LargestPlainAlignment = 16;

std::uint64_t numberOf(const DWARFDie& Die, dwarf::Attribute What) {
  return dwarf::toUnsigned(Die.find(What), 0);
}

std::uint64_t lowestBit(std::uint64_t N) { return N & (~N + 1); }

/// `_Z3foov.Frame`, GCC; `_Z3foov.coro_frame_ty`, Clang; `__coro_frame_ty`, Clang 14, where the
/// function around it has the symbol.
std::string symbolOf(const DWARFDie& Die, bool& IsClang) {
  llvm::StringRef Name = dwarf::toStringRef(Die.find(dwarf::DW_AT_name));
  IsClang = Name.ends_with("coro_frame_ty");
  if (Name == "__coro_frame_ty") {
    const char* Linkage = Die.getParent().getLinkageName();
    return Linkage ? Linkage : "";
  }
  if (Name.consume_back(".coro_frame_ty") || Name.consume_back(".Frame") ||
      Name.consume_back(".frame"))
    return Name.str();
  return {};
}

/// Elements in all dimensions. LLVM takes GCC's one-byte bounds from 128 on for negative.
std::uint64_t elementsOf(const DWARFDie& Array) {
  std::uint64_t Elements = 1;
  for (const DWARFDie& Range : Array.children()) {
    if (Range.getTag() != dwarf::DW_TAG_subrange_type) continue;
    if (const auto Count = dwarf::toUnsigned(Range.find(dwarf::DW_AT_count)))
      Elements *= *Count;
    else if (const auto Last = dwarf::toUnsigned(Range.find(dwarf::DW_AT_upper_bound)))
      Elements *= *Last + 1 - numberOf(Range, dwarf::DW_AT_lower_bound);
    else
      return 0;
  }
  return Elements;
}

std::uint64_t sizeOf(DWARFDie Type, unsigned Depth = 0) {
  if (!Type || Depth > 32) return 0;
  const unsigned PointerSize = Type.getDwarfUnit()->getAddressByteSize();
  const DWARFDie Inner = Type.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
  switch (Type.getTag()) {
    case dwarf::DW_TAG_typedef:
    case dwarf::DW_TAG_const_type:
    case dwarf::DW_TAG_volatile_type:
      return sizeOf(Inner, Depth + 1);
    case dwarf::DW_TAG_array_type:
      if (!Type.find(dwarf::DW_AT_byte_size)) return elementsOf(Type) * sizeOf(Inner, Depth + 1);
      [[fallthrough]];
    default:
      return Type.getTypeSize(PointerSize).value_or(0);
  }
}

/// What aligns a type, where nothing says so: an upper bound, since ABIs may align less.
std::uint64_t alignmentOf(DWARFDie Type, unsigned Depth = 0) {
  if (!Type || Depth > 32) return 1;
  if (const std::uint64_t Said = numberOf(Type, dwarf::DW_AT_alignment)) return Said;
  const DWARFDie Inner = Type.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
  switch (Type.getTag()) {
    case dwarf::DW_TAG_array_type:
      if (!Type.find(dwarf::DW_AT_GNU_vector)) return alignmentOf(Inner, Depth + 1);
      return std::max<std::uint64_t>(lowestBit(sizeOf(Type)), 1);
    case dwarf::DW_TAG_typedef:
    case dwarf::DW_TAG_const_type:
    case dwarf::DW_TAG_volatile_type:
      return alignmentOf(Inner, Depth + 1);
    case dwarf::DW_TAG_structure_type:
    case dwarf::DW_TAG_class_type:
    case dwarf::DW_TAG_union_type: {
      std::uint64_t Most = 1;
      for (const DWARFDie& Child : Type.children())
        if (Child.getTag() == dwarf::DW_TAG_member || Child.getTag() == dwarf::DW_TAG_inheritance)
          Most = std::max(
              {Most, numberOf(Child, dwarf::DW_AT_alignment),
               alignmentOf(Child.getAttributeValueAsReferencedDie(dwarf::DW_AT_type), Depth + 1)});
      return Most;
    }
    default:
      return std::clamp<std::uint64_t>(lowestBit(sizeOf(Type)), 1, LargestPlainAlignment);
  }
}

/// Whether the compiler made the type up for the frame.
bool isInside(DWARFDie Type, const DWARFDie& Frame) {
  while (Type && Type != Frame) Type = Type.getParent();
  return Type.isValid();
}

std::string typeName(DWARFDie Type, const DWARFDie& Frame) {
  while (Type && Type.getTag() == dwarf::DW_TAG_typedef)
    Type = Type.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
  if (!Type) return "void";
  if (const auto Own = Type.find(dwarf::DW_AT_name); Own && isInside(Type, Frame))
    return dwarf::toStringRef(Own).str();
  std::string Name;
  llvm::raw_string_ostream Stream(Name);
  llvm::dumpTypeQualifiedName(Type, Stream);
  Stream.flush();
  // GCC's functions take the frame, which is called after the symbol.
  const std::string FrameName = dwarf::toStringRef(Frame.find(dwarf::DW_AT_name)).str();
  if (const std::size_t At = Name.find(FrameName); At != std::string::npos)
    Name.replace(At, FrameName.size(), "frame");
  return readable(std::move(Name));
}

/// The function and its parameters, where the compiler says which function this is the frame of.
void collectParameters(const DWARFDie& Function, FrameContext& In) {
  if (!Function) return;
  for (const DWARFDie& Child : Function.children())
    if (Child.getTag() == dwarf::DW_TAG_formal_parameter)
      if (const char* Name = Child.getShortName()) In.Parameters.insert(Name);
}

void readMembers(const DWARFDie& Die, Frame& F, const FrameContext& In) {
  std::vector<FrameMember> Members;
  for (const DWARFDie& Child : Die.children()) {
    if (Child.getTag() != dwarf::DW_TAG_member) continue;
    DWARFDie Type = Child.getAttributeValueAsReferencedDie(dwarf::DW_AT_type);
    FrameMember M;
    M.Name = dwarf::toStringRef(Child.find(dwarf::DW_AT_name)).str();
    M.Type = typeName(Type, Die);
    M.Offset = numberOf(Child, dwarf::DW_AT_data_member_location);
    M.Size = sizeOf(Type);
    Members.push_back(std::move(M));
  }
  F.Members = explainMembers(std::move(Members), In);
}

/// By hand: LLVM's own way fails where the abbreviation holds the number (DW_FORM_implicit_const).
std::string declaringFile(const DWARFDie& Die) {
  using Kind = llvm::DILineInfoSpecifier::FileLineInfoKind;
  llvm::DWARFUnit& Unit = *Die.getDwarfUnit();
  const auto* Lines = Unit.getContext().getLineTableForUnit(&Unit);
  const char* Directory = Unit.getCompilationDir();
  std::string File;
  if (Lines)
    Lines->getFileNameByIndex(numberOf(Die, dwarf::DW_AT_decl_file), Directory ? Directory : "",
                              Kind::AbsoluteFilePath, File);
  return File;
}

void readPosition(const DWARFDie& Die, const DWARFDie& Function, Frame& F) {
  // GCC's frame is declared where its function ends, the members where it begins.
  DWARFDie At = Die.getFirstChild();
  while (At && At.getTag() != dwarf::DW_TAG_member) At = At.getSibling();
  if (!At || !At.find(dwarf::DW_AT_decl_line)) At = Die;
  if (!At.find(dwarf::DW_AT_decl_line)) At = Function;
  if (!At) return;
  F.File = declaringFile(At);
  F.Line = static_cast<unsigned>(At.getDeclLine());
}

}  // namespace

bool isFrameName(llvm::StringRef Name) {
  return Name.ends_with("coro_frame_ty") || Name.ends_with(".Frame") || Name.ends_with(".frame");
}

std::optional<Frame> readFrame(DWARFDie Die, DWARFDie Function, bool WantMembers) {
  FrameContext In;
  Frame F;
  F.Mangled = symbolOf(Die, In.IsClang);
  F.Size = numberOf(Die, dwarf::DW_AT_byte_size);
  if (F.Mangled.empty() || F.Size == 0) return std::nullopt;
  F.Source = FrameSource::Dwarf;
  F.Align = numberOf(Die, dwarf::DW_AT_alignment);
  // GCC says so only where a type is over-aligned. A size is a multiple of its alignment.
  if (F.Align == 0) F.Align = std::min(alignmentOf(Die), lowestBit(F.Size));
  In.Size = F.Size;
  In.PointerSize = Die.getDwarfUnit()->getAddressByteSize();
  readPosition(Die, Function, F);
  if (!WantMembers) return F;
  collectParameters(Function, In);
  readMembers(Die, F, In);
  return F;
}

}  // namespace dynify::gen
