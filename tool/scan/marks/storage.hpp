// `[[dynify::storage(N)]]`: the bytes that a method's awaiter has for the frame.
#pragma once

#include "clang/AST/DeclCXX.h"
#include "clang/Sema/Sema.h"
#include "model/trait.hpp"
#include "scan/marks/attributes.hpp"

namespace dynify::gen {

class StorageReader {
 public:
  StorageReader(clang::Sema& Given, const AttributeLog& Log) : S(Given), Attributes(Log) {}

  /// Gives the methods of `T`, which were read from `Class` and its bases, their storage: that of
  /// the method, else that of the class that declares it. False: an attribute was refused.
  bool read(const clang::CXXRecordDecl& Class, Trait& T);

  /// That of one declaration, if it has the attribute.
  bool readAttribute(const clang::Decl& D, FrameStorage& Found);

 private:
  bool readMethod(const clang::CXXMethodDecl& M, const FrameStorage& OfClass, Trait& T);
  bool fail(clang::SourceLocation Where);

  clang::Sema& S;
  const AttributeLog& Attributes;
};

}  // namespace dynify::gen
