#include <dynify/dynify.hpp>
#include <dynify/sync_wait.hpp>

#include "book.dyn.hpp"

namespace {

struct Atlas {
  dynify::task<Book::Page> turn(Book::Page page) { co_return Book::Page{page.number + 1}; }
  int count(const std::vector<Book::Kind>& kinds, int (&pages)[4]) {
    return static_cast<int>(kinds.size()) + pages[0];
  }
  dynify::task<int> first() { co_return 5; }
  dynify::task<int> last() { co_return 6; }
};

}  // namespace

int main() {
  Atlas atlas;
  DynBook book = atlas;
  int pages[4] = {7};
  int wrong = dynify::sync_wait(book.turn({3}).boxed()).number != 4;
  wrong += book.count({Book::Kind::text, Book::Kind::index}, pages) != 9;
  DynShelf<int> shelf = atlas;
  wrong += dynify::sync_wait(shelf.first().boxed()) != 5;
  wrong += dynify::sync_wait(shelf.last().boxed()) != 6;
  return wrong;
}
