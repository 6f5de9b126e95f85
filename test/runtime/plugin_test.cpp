// Handlers of plugins that another compiler has built, beside those of the program.
#include <dlfcn.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <dynify/dynify.hpp>
#include <dynify/plugin.hpp>
#include <dynify/sync_wait.hpp>
#include <random>
#include <string>

#include "plugin/handlers.hpp"
#include "support/sanitizers.hpp"
#include "support/small_stack.hpp"
#include "support/spawned.hpp"

namespace {

using handlers = std::vector<dynify::box<Handler>>;

std::string path_of(const char* compiler) {
  return std::string(PLUGIN_FOLDER "/") + compiler + "/plugin.so";
}

/// A loaded plugin.
class plugin {
 public:
  explicit plugin(const char* compiler)
      : path_(path_of(compiler)), handle_(dlopen(path_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) throw std::runtime_error(dlerror());
  }
  plugin(const plugin&) = delete;
  plugin& operator=(const plugin&) = delete;
  ~plugin() { unload(); }

  void add_to(handlers& to) const {
    const auto add = reinterpret_cast<void (*)(handlers&)>(dlsym(handle_, "add_handlers"));
    add(to);
  }
  [[nodiscard]] dynify::plugin_check check() const {
    return dynify::plugin_check(dlsym(handle_, "dynify_plugin_abi"));
  }
  void unload() {
    if (handle_) dlclose(std::exchange(handle_, nullptr));
  }
  [[nodiscard]] bool is_loaded() const {
    void* const again = dlopen(path_.c_str(), RTLD_NOW | RTLD_NOLOAD);
    if (again) dlclose(again);
    return again != nullptr;
  }

 private:
  std::string path_;
  void* handle_;
};

dynify::task<int> serve(handlers& all, const std::vector<std::size_t>& order,
                        std::coroutine_handle<>& parked) {
  dynify::buffer<4096> frame;
  int sum = 0;
  int thrown = 0;
  for (const std::size_t i : order) {
    sum += co_await all[i]->handle(parked, all[i]->kind()).in(frame);
    try {
      sum += co_await all[i]->handle(parked, -1).in(frame);
    } catch (const std::out_of_range&) {
      ++thrown;
    }
  }
  co_return thrown == static_cast<int>(order.size()) ? sum : -1;
}

/// Serves all of them in random order, resuming those that park themselves.
int served(handlers& all, unsigned seed) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < all.size(); ++i) order.push_back(i);
  std::shuffle(order.begin(), order.end(), std::mt19937(seed));
  std::coroutine_handle<> parked;
  const auto running = test::spawn<int>(serve(all, order, parked));
  while (!running.done()) std::exchange(parked, nullptr).resume();
  return running.result();
}

TEST(Plugin, T26_a_hundred_types_of_three_compilers_images_are_served_in_random_order) {
  plugin gcc("gcc");
  plugin clang("clang");
  EXPECT_TRUE(gcc.check()) << gcc.check().message();
  EXPECT_TRUE(clang.check()) << clang.check().message();
  {
    handlers all;
    test::add_handlers<0>(all, std::make_integer_sequence<int, 34>());
    gcc.add_to(all);
    clang.add_to(all);
    ASSERT_EQ(all.size(), 100U);
    int expected = 0;
    for (const auto& h : all) expected += 2 * h->kind();
    for (unsigned seed = 0; seed < 20; ++seed) EXPECT_EQ(served(all, seed), expected);
  }
  gcc.unload();
  clang.unload();
  EXPECT_FALSE(gcc.is_loaded());
  EXPECT_FALSE(clang.is_loaded());
}

/// Calls that are ready at once, awaited in another image than their bodies are of.
dynify::task<long> many_calls(DynHandler handler, long calls, bool by_in) {
  dynify::buffer<4096> frame;
  std::coroutine_handle<> never;
  long sum = 0;
  for (long i = 0; i < calls; ++i) {
    if (by_in)
      sum += co_await handler.handle(never, 1).in(frame);
    else
      sum += co_await handler.handle(never, 1).init(frame);
  }
  co_return sum;
}

TEST(Plugin, C16_a_million_calls_into_another_image_take_constant_stack) {
  const long calls = test::sanitized ? 20'000 : 1'000'000;
  for (const char* const compiler : {"gcc", "clang"}) {
    plugin other(compiler);
    handlers all;
    other.add_to(all);
    const auto ready = std::ranges::find_if(all, [](auto& h) { return h->kind() % 3 == 2; });
    for (const bool by_in : {true, false}) {
      long sum = 0;
      test::with_small_stack([&] { sum = dynify::sync_wait(many_calls(**ready, calls, by_in)); });
      EXPECT_EQ(sum, 2 * calls) << compiler;
    }
  }
}

TEST(Plugin, T26_a_plugin_is_unloaded_after_its_last_frame) {
  plugin other("clang");
  handlers all;
  other.add_to(all);
  std::coroutine_handle<> parked;
  dynify::buffer<4096> frame;
  {
    auto task = all[0]->handle(parked, 1).init(frame);
    const auto running = test::spawn<int>(std::move(task));
    EXPECT_FALSE(running.done() && parked);
    if (parked) parked.resume();
    EXPECT_EQ(running.result(), 2);
  }
  all.clear();
  other.unload();
  EXPECT_FALSE(other.is_loaded());
  EXPECT_FALSE(frame.occupied());

  plugin again("clang");
  again.add_to(all);
  EXPECT_EQ(served(all, 1), served(all, 2));
  all.clear();
}

TEST(Plugin, T26_a_plugin_of_another_runtime_is_refused_with_a_message) {
  EXPECT_STREQ(dynify::plugin_check(nullptr).message(),
               "dynify: the plugin does not say which dynify it was built with: DYNIFY_PLUGIN() is "
               "missing");
  dynify::plugin_abi other = dynify::plugin_abi::here();
  EXPECT_TRUE(dynify::plugin_check(&other));
  EXPECT_STREQ(dynify::plugin_check(&other).message(), "");
  other.minor += 11;
  EXPECT_FALSE(dynify::plugin_check(&other));
  const auto version = [](unsigned minor) {
    return std::to_string(DYNIFY_VERSION_MAJOR) + "." + std::to_string(minor);
  };
  EXPECT_EQ(dynify::plugin_check(&other).message(),
            "dynify: the plugin was built with dynify " + version(other.minor) +
                ", and this program with " + version(DYNIFY_VERSION_MINOR) + ": build it again");
  other = dynify::plugin_abi::here();
  other.exceptions = 0;
  EXPECT_FALSE(dynify::plugin_check(&other));
  EXPECT_NE(std::string(dynify::plugin_check(&other).message()).find("-fno-exceptions"),
            std::string::npos);
}

}  // namespace
