// What `--list` prints.
#pragma once

#include <string>
#include <vector>

#include "llvm/Support/raw_ostream.h"
#include "model/trait.hpp"

namespace dynify::gen {

struct Listed {
  const Header* Found;
  std::string Companion;
};

void listAsText(const std::vector<Listed>& Headers, llvm::raw_ostream& Stream);
void listAsJson(const std::vector<Listed>& Headers, llvm::raw_ostream& Stream);

}  // namespace dynify::gen
