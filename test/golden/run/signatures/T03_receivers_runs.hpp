#pragma once

#include <cassert>
#include <dynify/buffer.hpp>
#include <dynify/sync_wait.hpp>

#include "T03_receivers.dyn.hpp"

namespace T03_receivers {

struct Bulb {
  std::string plain() { return "plain"; }
  std::string constant() const { return "const"; }
  std::string lvalue() & { return "&"; }
  std::string lvalue() && { return "wrong"; }
  std::string const_lvalue() & { return "wrong"; }
  std::string const_lvalue() const& { return "const&"; }
  std::string rvalue() & { return "wrong"; }
  std::string rvalue() && { return "&&"; }
  std::string const_rvalue() && { return "wrong"; }
  std::string const_rvalue() const&& { return "const&&"; }
  void off() noexcept {}
  bool lit() const noexcept { return true; }
  dynify::task<int> glow() const { co_return 1; }
  dynify::task<int> burn() && { co_return 2; }
};

struct Thrower : Bulb {
  void off() {}
};

static_assert(dynify::implements<Bulb, home::Lamp>);
static_assert(!dynify::implements<Thrower, home::Lamp>);
static_assert(noexcept(std::declval<home::DynLamp&>().off()));
static_assert(!std::is_constructible_v<home::DynLamp, const Bulb&>);
static_assert(!std::is_convertible_v<Bulb, home::DynLamp>);

inline int runs() {
  Bulb bulb;
  home::DynLamp lamp = bulb;
  assert(lamp.plain() == "plain" && lamp.constant() == "const" && lamp.lvalue() == "&");
  assert(lamp.const_lvalue() == "const&" && std::move(lamp).rvalue() == "&&");
  assert(std::move(lamp).const_rvalue() == "const&&");
  dynify::buffer<512> frame;
  assert(dynify::sync_wait(std::move(lamp).burn().init(frame)) == 2);
  const Bulb fixed;
  home::ConstDynLamp view = fixed;
  assert(view.constant() == "const" && view.lit());
  assert(dynify::sync_wait(view.glow().init(frame)) == 1);
  const dynify::dyn<const home::Lamp> other = lamp;
  assert(other.lit());
  return 0;
}

}  // namespace T03_receivers
