// A default that hides its supertrait's, and calls it.
#pragma once

class [[dynify::trait]] Stream {
 public:
  bool ended() noexcept { return false; }
};

class [[dynify::trait]] Other : public Stream {
 public:
  bool ended() { return !Stream::ended(); }
};
