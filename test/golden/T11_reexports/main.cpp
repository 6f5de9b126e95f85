#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "palette.dyn.hpp"

struct Screen {
  dynify::task<Palette::colors> all(Palette::shade s, Palette::mode) {
    co_return Palette::colors{s, 2};
  }
  Palette::Entry entry(Palette::list<Palette::Entry> from, int limit) const {
    return {from.front().red + limit};
  }
};

static_assert(DynPalette::limit == 4 && DynPalette::steps[1] == 2 && DynPalette::depth == 8);
static_assert(std::is_same_v<DynPalette::colors, std::vector<int>>);
static_assert(std::is_same_v<DynPalette::list<char>, std::vector<char>>);
static_assert(DynPalette::light == Palette::light);

int main() {
  Screen screen;
  DynPalette palette = screen;
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(palette.all().init(frame)) == (std::vector<int>{1, 2}));
  assert(palette.entry({DynPalette::Entry{3}}).red == 7);
}
