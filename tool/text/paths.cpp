#include "text/paths.hpp"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace dynify::gen {

std::string absolutePath(llvm::StringRef Path, llvm::StringRef Directory) {
  llvm::SmallString<256> Text;
  if (!llvm::sys::path::is_absolute(Path)) Text = Directory;
  llvm::sys::path::append(Text, Path);
  llvm::sys::path::remove_dots(Text, true);
  return std::string(Text);
}

std::string companionOf(llvm::StringRef Header) {
  const llvm::StringRef Extension = llvm::sys::path::extension(Header);
  constexpr llvm::StringRef OfModules[] = {".cppm", ".ixx", ".mpp", ".cxxm", ".c++m", ".ccm"};
  const bool IsModuleUnit = llvm::is_contained(OfModules, Extension);
  const llvm::StringRef Own = Extension.empty() || IsModuleUnit ? ".hpp" : Extension;
  return (Header.drop_back(Extension.size()) + ".dyn" + Own).str();
}

std::string pathInDiff(llvm::StringRef Path, llvm::StringRef Directory) {
  llvm::StringRef Rest = Path;
  if (Rest.consume_front(Directory) && Rest.consume_front("/")) return Rest.str();
  return llvm::sys::path::relative_path(Path).str();
}

}  // namespace dynify::gen
