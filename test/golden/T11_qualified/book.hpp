// A trait's own names, written with the trait in front.
#pragma once

#include <dynify/task.hpp>
#include <vector>

class [[dynify::trait]] Book {
 public:
  struct Page {
    int number;
  };
  enum class Kind { text, index };
  using reply = dynify::task<Page>;
  static constexpr int size = 4;
  Book::reply turn(Book::Page page);
  int count(std::vector<Book::Kind> kinds, int (&pages)[Book::size]);
};
