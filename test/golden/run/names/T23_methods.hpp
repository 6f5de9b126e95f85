// Methods called like the words of the companion, of the runtime, and of later standards.
#pragma once

#include <sys/stat.h>

#include <dynify/task.hpp>

namespace nouns {

class [[dynify::trait]] Words {
 public:
  dynify::task<int> init(int by);
  dynify::task<int> in(int by);
  dynify::task<int> boxed();
  dynify::task<int> try_init();
  dynify::task<int> layout() const;
  int bind(int implementor);
  int table() const;
  int downcast();
  int value() const;
  int object();
  int object_();
  int methods_();
  int methods_1_();
  int methods();
  int methods_of();
  int implemented_by();
  int through();
  int self();
  int via();
  int via_();
  int dyn();
  int dyn_();
  int argument_1(int, int);
  int move();
  int std();
  int dynify();
  int companion();
  int detail();
  int Words_();
  int nouns();
  int type();
  int trait();
  int await_ready() const;
  int promise_type();
  int final();
  int override();
  int import();
  int module();
  int T();
  int Via();
  int größe() const;
};

/// A type and a method of one name, outside of the trait and in it.
class [[dynify::trait]] Files {
 public:
  struct lines {
    int count = 0;
  };
  enum color { red, green };
  enum class mode { text };

  dynify::task<struct stat> open(const char* path);
  int stat(struct stat* out);
  struct lines lines(struct lines from, struct stat other);
  enum color color() const;
  enum mode mode(enum mode wanted);
};

}  // namespace nouns
