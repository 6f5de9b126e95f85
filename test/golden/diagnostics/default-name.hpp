#pragma once

int limit(int x);
template <class T>
T most(T x);

class [[dynify::trait]] Stream {
 public:
  int size();
  int half() { return limit(size()) / 2; }
};

template <class T>
class [[dynify::trait]] Buffer {
 public:
  T first();
  T last() { return most(first()); }
};

int limit(int x, int y = 0);
int most(int x);
