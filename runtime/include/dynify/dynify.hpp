// All of the library but sync_wait, which blocks threads.
#pragma once

#include "bind.hpp"
#include "box.hpp"
#include "buffer.hpp"
#include "constructor.hpp"
#include "container.hpp"
#include "defer.hpp"
#include "error.hpp"
#include "heap.hpp"
#include "init_result.hpp"
#include "layout.hpp"
#include "make.hpp"
#include "owner.hpp"
#include "shared.hpp"
#include "task.hpp"
#include "trait.hpp"
#include "version.hpp"
