// `./dev simulate [SEED [STEPS]]`: random work in invented offices until that many steps are done, one office per seed, counting up from SEED.
// The last line is the verdict; a failure names the seed and the step at which it comes again.
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "tests/simulate/world.h"

namespace {

constexpr int steps_each = 500;

int simulated(std::uint64_t first_seed, long steps) {
  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  qianpi::simulate::Tally tally;
  std::uint64_t seed = first_seed;
  for (; tally.steps < steps; ++seed) tally += qianpi::simulate::World(seed).run(static_cast<int>(std::min<long>(steps_each, steps - tally.steps)));
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  std::cout << "offices " << seed - first_seed << ", cases " << tally.cases << " (" << tally.ended << " ended), verbs done " << tally.done
            << ", refused " << tally.refused << ", timers " << tally.timers << ", deliveries " << tally.deliveries << '\n'
            << static_cast<long>(static_cast<double>(tally.steps) / seconds) << " steps per second\n"
            << "seed " << first_seed << ", steps " << tally.steps << ": every invariant held" << std::endl;
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::uint64_t seed = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 1;
  const long steps = count > 2 ? std::strtol(arguments[2], nullptr, 10) : 1'000'000;
  if (count > 3 || steps <= 0) {
    std::cerr << "usage: simulate [SEED [STEPS]]\n";
    return 2;
  }
  try {
    return simulated(seed, steps);
  } catch (const std::exception& broken) {
    std::cout << broken.what() << "\nseed " << seed << ", steps " << steps << ": broken; the seed above with 500 steps shows it alone" << std::endl;
    return 1;
  }
}
