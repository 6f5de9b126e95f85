#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "book.dyn.hpp"

namespace {

struct Atlas {
  dynify::task<Book::Page> turn(Book::Page page) { co_return Book::Page{page.number + 1}; }
  int count(const std::vector<Book::Kind>& kinds, int (&pages)[4]) {
    return static_cast<int>(kinds.size()) + pages[0];
  }
};

}  // namespace

int main() {
  Atlas atlas;
  DynBook book = atlas;
  int pages[4] = {7};
  int wrong = dynify::sync_wait(book.turn({3}).boxed()).number != 4;
  wrong += book.count({Book::Kind::text, Book::Kind::index}, pages) != 9;
  return wrong;
}
