// Types and functions that take over operators, names that functions hide, other alphabets.
#pragma once

#include <dynify/task.hpp>
#include <string>

namespace others {

/// Nobody may take its address, nor put it in front of a comma.
struct Guarded {
  int number = 0;
  void operator&() const = delete;
  template <class T>
  void operator,(T&&) const = delete;
};

/// What unqualified calls, and commas, would find.
template <class T, class U>
void operator,(T&&, U&&) = delete;
template <class... T>
void move(T&&...) = delete;
template <class... T>
void forward(T&&...) = delete;
template <class... T>
void addressof(T&&...) = delete;
template <class... T>
void convert(T&&...) = delete;

class [[dynify::trait]] Base {
 public:
  int base() const;
};

class [[dynify::trait]] Guard : public Base {
 public:
  dynify::task<Guarded> pass(Guarded by, Guarded& to, Guarded&& taken, const Guarded* pointer);
  Guarded straight(Guarded by, const Guarded& more) &;
  dynify::task<int> größter_wert(int größe, int 名前) const;
};

struct Größe {
  int 値;
};
class [[dynify::trait]] Überträger {
 public:
  using größe_typ = Größe;
  größe_typ übertragen(Größe größe);
};

}  // namespace others
