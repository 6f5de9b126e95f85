#include "scan/members/operators.hpp"

#include "clang/Basic/CharInfo.h"
#include "llvm/ADT/StringRef.h"

namespace dynify::gen {

bool allocates(clang::OverloadedOperatorKind Operator) {
  return Operator == clang::OO_New || Operator == clang::OO_Array_New ||
         Operator == clang::OO_Delete || Operator == clang::OO_Array_Delete;
}

std::string identifierOf(clang::OverloadedOperatorKind Operator) {
  static constexpr const char* Names[] = {
#define OVERLOADED_OPERATOR(Name, Spelling, Token, Unary, Binary, MemberOnly) #Name,
      "None",
#include "clang/Basic/OperatorKinds.def"
  };
  std::string Text = "operator";
  for (const char Letter : llvm::StringRef(Names[Operator])) {
    if (clang::isUppercase(static_cast<unsigned char>(Letter))) Text += '_';
    if (Letter != '_') Text += clang::toLowercase(Letter);
  }
  return Text;
}

}  // namespace dynify::gen
