// How the programs in C++ keep percentiles.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

// Counts in equal steps, the last one without an end.
class Histogram {
  public:
    explicit Histogram(double stepsPerSecond = 10) : stepsPerSecond(stepsPerSecond) {}

    void add(double seconds) {
        const auto step = std::min(std::size_t(seconds * stepsPerSecond), counts.size() - 1);
        ++counts[step];
        ++total;
    }

    double quantile(double share) const {
        const double wanted = share * double(total);
        double below = 0;
        for (std::size_t step = 0; step < counts.size(); ++step) {
            if (below + counts[step] >= wanted && counts[step] > 0) {
                return (double(step) + (wanted - below) / counts[step]) / stepsPerSecond;
            }
            below += counts[step];
        }
        return 0;
    }

  private:
    double stepsPerSecond;
    std::vector<std::uint32_t> counts = std::vector<std::uint32_t>(10 * 86'400);
    std::uint64_t total = 0;
};
