// Static methods: the implementor's, through the table.
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
};

class [[dynify::trait]] Seekable : public Codec {
 public:
  static long longest();
};

/// A static method beside one that is not const, which differs in its parameter only.
class [[dynify::trait]] Scale {
 public:
  static int of(int value);
  double of(double value);
  dynify::task<int> of(std::string text);
};

class [[dynify::trait]] FinerScale : public Scale {
 public:
  static int finest();
};

template <class T>
class [[dynify::trait]] Typed {
 public:
  static T make(int seed);
};

}  // namespace media
