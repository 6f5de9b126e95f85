// relay [CONNECTIONS BYTES]: carries bytes through a TCP relay on this machine, whose transports
// are chosen at run time, and compares what comes back; beside it the same with virtual functions.
// Then it lets connections fail.
#include <cstdio>
#include <cstdlib>

#include "failures.hpp"
#include "links.hpp"
#include "traffic.hpp"

namespace {

template <class Link>
bool carries(const relay::Load& load) {
  relay::World<Link> world;
  const relay::Outcome& outcome = world.carry(load);
  const std::size_t expected = load.clients * load.bytes_each;
  const relay::Steady& steady = outcome.steady;
  const bool is_right = outcome.finished == load.clients && outcome.bytes == expected &&
                        outcome.wrong_bytes == 0 && outcome.record.bytes_read == expected / 2;
  std::printf("%-15s %9.1f %9.2f %8.0f %11zu %12zu  %s\n", Link::name,
              static_cast<double>(outcome.bytes) / 1048576, outcome.seconds,
              static_cast<double>(outcome.bytes) / 1048576 / outcome.seconds, steady.operations,
              steady.allocations, is_right ? "equal" : "DIFFERENT");
  return is_right;
}

}  // namespace

int main(int argc, char** argv) {
  relay::Load load;
  if (argc == 3) {
    load.clients = static_cast<std::size_t>(std::atoi(argv[1]));
    load.bytes_each = static_cast<std::size_t>(std::atoll(argv[2])) / load.clients;
  }
  std::printf("%-15s %9s %9s %8s %11s %12s  %s\n", "through", "MiB", "seconds", "MiB/s",
              "operations", "allocations", "bytes");
  bool all = carries<relay::DynLink>(load);
  all = carries<relay::VirtualLink>(load) && all;
  all = relay::survives_all<relay::DynLink>() && all;
  return all ? 0 : 1;
}
