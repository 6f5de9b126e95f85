// What types say of frames: whether a value owns one, and whether it names a frame_stack.
#pragma once

#include <map>
#include <set>

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Type.h"
#include "model/bound.hpp"

namespace dynify::gen {

class TaskTypes {
 public:
  /// What a coroutine of the unit returns.
  void addResult(clang::QualType Result);

  /// A coroutine's result: its own promise, or the language's traits, make it one.
  bool isTask(clang::QualType T) const;
  /// `dynify::task`: it runs while it is awaited, to its end.
  static bool isLazy(clang::QualType T);
  /// Whether a value of it, or what it refers to, may own a task: a task, a container of tasks, a
  /// class with a task in it.
  bool carriesTasks(clang::QualType T);

  /// A frame_stack, a reference to one, or a container that offers the bytes of one.
  bool isStack(clang::QualType T) const;
  /// Whether the function that gets it could place a frame on a stack: a stack, or an object that
  /// has or names one.
  bool namesStack(clang::QualType T);
  /// Where a frame goes that is placed by an object of this type.
  FrameHome homeOf(clang::QualType T) const;

 private:
  bool isTaskClass(const clang::CXXRecordDecl& Class) const;
  bool findTasks(const clang::CXXRecordDecl& Class);
  bool findStack(const clang::CXXRecordDecl& Class);

  std::set<const clang::Decl*> Results;
  std::map<const clang::Decl*, bool> Carrying;
  std::map<const clang::Decl*, bool> Naming;
};

/// The class of a value, of what it refers to, or of what it points to; null: none.
const clang::CXXRecordDecl* classBehind(clang::QualType T);

}  // namespace dynify::gen
