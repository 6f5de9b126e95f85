// An abstract class as it stands is a trait: its implementors need not derive from it.
#pragma once

#include <dynify/task.hpp>

class [[dynify::trait]] Clock {
 public:
  virtual ~Clock() = default;
  virtual dynify::task<int> now() = 0;
  virtual bool ticking() const noexcept = 0;
};

/// A hierarchy: what overrides is the same method, and the destructor may be anybody's.
class Device {
 public:
  virtual int id() const = 0;
  [[nodiscard]] virtual dynify::task<int> wait(int ticks = 1) const& = 0;

 protected:
  Device() = default;
  virtual ~Device() = default;
};

class [[dynify::trait]] Timer : public Device {
 public:
  dynify::task<int> wait(int ticks = 1) const& override = 0;
  virtual void stop() noexcept = 0;
  virtual int operator()(int value) = 0;
  virtual explicit operator bool() const = 0;

 protected:
  ~Timer() override = default;
};
