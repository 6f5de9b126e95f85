// All of the library but sync_wait, which blocks threads, and what brings in containers of the
// standard library: pmr, vector, with_allocator.
#pragma once

#include "detail/base/language.hpp"

// First: GCC names the way to `implements` wherever it explains what a type lacks.
#include "trait.hpp"
//
#include "adapt.hpp"
#include "arena.hpp"
#include "bind.hpp"
#include "box.hpp"
#include "buffer.hpp"
#include "constructor.hpp"
#include "constructs.hpp"
#include "container.hpp"
#include "defer.hpp"
#include "downcast.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "interrupt.hpp"
#include "layout.hpp"
#include "make.hpp"
#include "make_with.hpp"
#include "maker.hpp"
#include "observed.hpp"
#include "owner.hpp"
#include "placeable.hpp"
#include "pool.hpp"
#include "ready_task.hpp"
#include "shared.hpp"
#include "small_buffer.hpp"
#include "stored.hpp"
#include "task.hpp"
#include "version.hpp"
