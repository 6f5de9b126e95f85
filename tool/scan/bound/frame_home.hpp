// Where the frame of a coroutine goes that is called directly: what the runtime's operator new
// reads of its parameters, as the compiler has instantiated it.
#pragma once

#include "clang/AST/Decl.h"
#include "clang/AST/StmtCXX.h"
#include "model/bound.hpp"
#include "scan/bound/task_types.hpp"

namespace dynify::gen {

FrameHome frameHome(const clang::CoroutineBodyStmt& Body, const TaskTypes& Types);

/// The constants of the runtime that is included in this unit.
StackConstants stackConstants(clang::ASTContext& Context);

}  // namespace dynify::gen
