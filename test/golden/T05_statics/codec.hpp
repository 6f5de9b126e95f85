// Static methods: the implementor's through the table, the trait's own as members of the dyn.
#pragma once
#include <dynify/task.hpp>
#include <string>

namespace media {

class [[dynify::trait]] Codec {
 public:
  /// The version of the implementor.
  static int version() noexcept;
  [[nodiscard]] static const char* name(int index = 0);
  static int name(std::string text);
  /// Reads what every file of it begins with.
  static dynify::task<int> probe(std::string header, const int& limit);
  bool decode(int value);

  static constexpr int limit() { return 64; }
  static int doubled(int value = 4) noexcept { return 2 * value; }
  /// The same for every implementor.
  static dynify::task<std::string> banner(std::string text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    co_return all;
  }
};

class [[dynify::trait]] Seekable : public Codec {
 public:
  static long longest();
};

template <class T>
class [[dynify::trait]] Typed {
 public:
  static T make(int seed);
  static T zero() { return T(); }
  static dynify::task<T> later(T value) { co_return value; }
};

}  // namespace media
