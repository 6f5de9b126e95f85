#include "scan/module_unit.hpp"

#include "clang/Basic/Module.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {
namespace {

/// Whether the line is `module net;` or `export module net;`, and not `module;`.
bool declaresModule(llvm::StringRef Line) {
  if (Line.consume_front("export")) Line = Line.ltrim();
  return Line.consume_front("module") && Line.starts_with(" ");
}

}  // namespace

bool isModuleUnit(llvm::StringRef Text) {
  while (!Text.empty()) {
    llvm::StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = Line.trim();
    if (declaresModule(Line) && Line.ends_with(";")) return true;
  }
  return false;
}

std::string moduleOf(const clang::Decl& D) {
  const clang::Module* Owner = D.getOwningModuleForLinkage();
  return Owner ? Owner->getPrimaryModuleInterfaceName().str() : std::string();
}

std::vector<std::string> globalFragment(const clang::SourceManager& Sources, clang::FileID File) {
  std::vector<std::string> Lines;
  llvm::StringRef Rest = Sources.getBufferData(File);
  bool IsInside = false;
  while (!Rest.empty()) {
    llvm::StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.trim();
    if (declaresModule(Line)) break;
    if (IsInside && !Line.empty() && !Line.starts_with("//")) Lines.push_back(Line.str());
    IsInside |= Line == "module;";
  }
  return Lines;
}

}  // namespace dynify::gen
