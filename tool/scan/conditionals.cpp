#include "scan/conditionals.hpp"

#include <memory>

#include "clang/Lex/PPCallbacks.h"

namespace dynify::gen {

class ConditionalLog::Callbacks : public clang::PPCallbacks {
 public:
  explicit Callbacks(std::vector<clang::SourceRange>& To) : Log(To) {}

  void SourceRangeSkipped(clang::SourceRange Range, clang::SourceLocation) override {
    Log.push_back(Range);
  }

 private:
  std::vector<clang::SourceRange>& Log;
};

void ConditionalLog::watch(clang::Preprocessor& PP) {
  PP.addPPCallbacks(std::make_unique<Callbacks>(Skipped));
}

}  // namespace dynify::gen
