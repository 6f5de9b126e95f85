#pragma once

#include <cassert>
#include <dynify/dynify.hpp>
#include <dynify/shared.hpp>
#include <dynify/sync_wait.hpp>
#include <string>
#include <type_traits>
#include <utility>

#include "T08_supertraits.dyn.hpp"

namespace T08_supertraits {

class Disk {
 public:
  bool closed() const { return closed_; }
  dynify::task<void> close() {
    closed_ = true;
    co_return;
  }
  dynify::task<int> close(bool flush) {
    closed_ = true;
    co_return flush ? 2 : 1;
  }
  dynify::task<std::size_t> read(std::span<char> to, io::Block from) {
    block_ = from;
    co_return to.size();
  }
  io::Block position() const { return block_; }
  void seek(io::Block to) { block_ = to; }
  dynify::task<std::size_t> write(std::string text) {
    written_ += static_cast<unsigned>(text.size());
    co_return text.size();
  }
  unsigned written() const { return written_; }
  std::string name() const { return "disk"; }

 private:
  io::Block block_;
  unsigned written_ = 0;
  bool closed_ = false;
};

class Queue {
 public:
  dynify::task<int> pull(int otherwise) { co_return otherwise; }
  int* peek() { return &next_; }
  bool odd() const { return next_ % 2 != 0; }

 private:
  int next_ = 7;
};

dynify::task<bool> is_closed(io::DynResource resource) { co_return resource.closed(); }

dynify::task<void> use(app::DynFile file) {
  dynify::buffer<256> frame;
  char bytes[8];
  assert(co_await file.read(bytes, io::Block{3}).in(frame) == 8);
  assert(file.position().number == 3);
  assert(co_await file.read(bytes).in(frame) == 8);  // the supertrait's default argument
  assert(file.position().number == 0);
  file.seek({5});
  assert(co_await file.write("text").in(frame) == 4);
  assert(file.written() == 4);
  io::DynWrite write = file;
  assert(co_await write.write("more").in(frame) == 4);
  assert(file.written() == 8);
  assert(co_await file.close(true).in(frame) == 2);
  dynify::buffer<256> outer;
  auto closed = is_closed(file);
  assert(co_await std::move(closed));
  io::ConstDynResource constant = file;
  assert(constant.closed());
  assert(app::DynFile::largest == 64);
}

dynify::task<void> pull(io::DynSource<int> source) {
  dynify::buffer<256> frame;
  assert(co_await source.pull(4).in(frame) == 4);
  assert(*source.peek() == 7);
}

// An upcast refers to the object itself, and a dyn is no implementor of its own supertraits.
static_assert(sizeof(app::DynFile) == 2 * sizeof(void*));
static_assert(std::is_nothrow_convertible_v<app::DynFile, io::DynResource>);
static_assert(std::is_nothrow_convertible_v<app::DynFile&, io::DynRead>);
static_assert(!std::is_convertible_v<io::DynRead, app::DynReadWrite>);
static_assert(dynify::implements<Disk, app::File> && dynify::implements<Disk, io::Resource>);
static_assert(!dynify::implements<Queue, app::File>);

inline int runs() {
  Disk disk;
  dynify::sync_wait(use(disk));
  Queue queue;
  app::DynNumbers numbers = queue;
  assert(numbers.odd());
  dynify::sync_wait(pull(numbers));

  dynify::box<app::File> file = dynify::make<Disk>().boxed();
  dynify::box<io::Write> writer = std::move(file);
  assert(!file && writer->written() == 0);
  dynify::shared<app::ReadWrite> both = dynify::make<Disk>().boxed();
  dynify::shared<io::Resource> resource = both;
  assert(both && !resource->closed());
  return 0;
}

}  // namespace T08_supertraits
