// `import dynify;`: what the library's headers declare for their users, but for macros and what
// needs another library.
//
// Everything belongs to the global module, so that headers and the module may be used in one
// program: companions include headers.
module;

#include <dynify/dynify.hpp>
#include <dynify/kept.hpp>
#include <dynify/measured.hpp>
#include <dynify/pmr.hpp>
#include <dynify/sync_wait.hpp>
#include <dynify/vector.hpp>
#include <dynify/with_allocator.hpp>

export module dynify;

export namespace dynify {

// Traits and what refers to their implementors.
using dynify::associated;
using dynify::bind;
using dynify::bound;
using dynify::box;
using dynify::downcast;
using dynify::dyn;
using dynify::implements;
using dynify::lacks;
using dynify::same_object;
using dynify::shared;
using dynify::slotted;
using dynify::type_id;
using dynify::type_of;

// Coroutines and calls.
using dynify::constructor;
using dynify::constructs;
using dynify::defer;
using dynify::deferred;
using dynify::init_result;
using dynify::kept;
using dynify::measured;
using dynify::ready_task;
using dynify::stored;
using dynify::sync_wait;
using dynify::task;

// Objects built in place.
using dynify::build_failed;
using dynify::fallible_result;
using dynify::function_constructor;
using dynify::make;
using dynify::make_with;
using dynify::object_constructor;
using dynify::owner;
using dynify::slot;

// Places.
using dynify::arena;
using dynify::buffer;
using dynify::container;
using dynify::enable_place;
using dynify::frame_alignment;
using dynify::frame_stack;
using dynify::frame_stack_ref;
using dynify::heap;
using dynify::heap_t;
using dynify::interrupt_guard;
using dynify::layout;
using dynify::lock_free;
using dynify::observed;
using dynify::pool;
using dynify::small_buffer;
using dynify::unguarded;
using dynify::with_allocator;

// Coroutine types of other libraries.
using dynify::frame_allocation;
using dynify::placeable;
using dynify::placed;
using dynify::placed_promise;
using dynify::placed_t;

// Errors.
using dynify::buffer_occupied;
using dynify::failure_hook;
using dynify::frame_not_placed;
using dynify::init_error;
using dynify::init_failure;
using dynify::on_failure;
using dynify::out_of_capacity;

}  // namespace dynify
