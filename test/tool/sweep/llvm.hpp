// A sweep's header: LLVM's own.
#pragma once
#include <llvm/ADT/APFloat.h>
#include <llvm/ADT/BitVector.h>
#include <llvm/ADT/SmallBitVector.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/Twine.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/SourceMgr.h>
#include <llvm/Support/VirtualFileSystem.h>
#include <llvm/Support/YAMLParser.h>
#include <llvm/Support/raw_ostream.h>
