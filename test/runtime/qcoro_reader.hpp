#pragma once

#include <qcoro/qcorotask.h>

#include <string>

/// A trait whose methods return QCoro's coroutines.
class [[dynify::trait]] QReader {
 public:
  QCoro::Task<int> read(std::string key);
  QCoro::Task<> wait(int milliseconds);
};
