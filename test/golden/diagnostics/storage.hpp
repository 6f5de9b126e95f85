#pragma once

class [[dynify::trait]] Stream {
 public:
  [[dynify::storage(64)]] int next();
};
