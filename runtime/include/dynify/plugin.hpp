// Plugins: implementors in shared libraries that are loaded at run time.
#pragma once

#include "detail/base/language.hpp"

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "detail/base/config.hpp"
#include "detail/call/call.hpp"
#include "detail/promise/frame.hpp"
#include "version.hpp"

namespace dynify {
inline namespace v1 {

/// What two images must have in common to call each other's coroutines. A plain value, that every
/// version of dynify can read of every other.
struct plugin_abi {
  std::uint32_t size;  // of this struct
  std::uint32_t major;
  std::uint32_t minor;
  std::uint32_t exceptions;  // whether errors are thrown
  std::uint32_t request_size;
  std::uint32_t call_size;
  std::uint32_t frame_alignment;

  /// Of the image that calls it.
  [[nodiscard]] static constexpr plugin_abi here() noexcept {
    return {sizeof(plugin_abi),
            DYNIFY_VERSION_MAJOR,
            DYNIFY_VERSION_MINOR,
            DYNIFY_EXCEPTIONS,
            sizeof(detail::request),
            sizeof(detail::call),
            static_cast<std::uint32_t>(v1::frame_alignment)};
  }
  friend bool operator==(const plugin_abi&, const plugin_abi&) = default;
};

/// Whether a plugin can be used, and if not, why.
class [[nodiscard]] plugin_check {
 public:
  /// `symbol` is what `dlsym(plugin, "dynify_plugin_abi")` returns.
  explicit plugin_check(const void* symbol, plugin_abi own = plugin_abi::here()) noexcept {
    const auto* const abi = static_cast<const plugin_abi*>(symbol);
    if (!abi)
      say("dynify: the plugin does not say which dynify it was built with: DYNIFY_PLUGIN() is "
          "missing");
    else if (abi->major != own.major || abi->minor != own.minor)
      say_versions(*abi, own);
    else if (abi->size != own.size || *abi != own)
      say("dynify: the plugin was built with other settings: -fno-exceptions, another target, or "
          "another edition of the same version of dynify");
  }

  [[nodiscard]] explicit operator bool() const noexcept { return length_ == 0; }

  /// Why it cannot be used; empty where it can.
  [[nodiscard]] const char* message() const noexcept { return text_; }

 private:
  void say(std::string_view text) noexcept {
    for (const char c : text)
      if (length_ + 1 < sizeof text_) text_[length_++] = c;
    text_[length_] = '\0';
  }
  void say(std::uint32_t number) noexcept {
    char digits[10];
    say(std::string_view(digits, std::to_chars(digits, digits + sizeof digits, number).ptr));
  }
  void say_versions(const plugin_abi& plugin, const plugin_abi& own) noexcept {
    say("dynify: the plugin was built with dynify ");
    say(plugin.major);
    say(".");
    say(plugin.minor);
    say(", and this program with ");
    say(own.major);
    say(".");
    say(own.minor);
    say(": build it again");
  }

  std::size_t length_ = 0;
  char text_[160] = "";
};

}  // namespace v1
}  // namespace dynify

/// Once in every plugin, at namespace scope: tells the program which dynify it was built with.
#define DYNIFY_PLUGIN()                                                               \
  extern "C" {                                                                        \
  [[gnu::visibility("default")]] extern const ::dynify::plugin_abi dynify_plugin_abi; \
  constexpr ::dynify::plugin_abi dynify_plugin_abi = ::dynify::plugin_abi::here();    \
  }                                                                                   \
  static_assert(true)
