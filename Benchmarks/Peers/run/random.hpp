// What the programs in C++ draw from.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

// Blackman and Vigna's generator, seeded by their splitmix64.
class Random {
  public:
    explicit Random(std::uint64_t seed) {
        for (auto& word : state) {
            seed += 0x9e3779b97f4a7c15;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            word = z ^ (z >> 31);
        }
    }

    // In the open interval (0, 1).
    double uniform() { return (double(next() >> 12) + 0.5) * 0x1p-52; }

    double exponential(double mean) { return -mean * std::log(uniform()); }

    // A lognormal with a coefficient of variation of 1.
    double lognormal(double mean) {
        static const double variance = std::log(2.0), sigma = std::sqrt(variance);
        return mean * std::exp(sigma * normal() - variance / 2);
    }

  private:
    std::array<std::uint64_t, 4> state;
    double spare = 0;
    bool hasSpare = false;

    std::uint64_t next() {
        const std::uint64_t result = std::rotl(state[0] + state[3], 23) + state[0];
        const std::uint64_t t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = std::rotl(state[3], 45);
        return result;
    }

    // Marsaglia's polar method makes two at a time.
    double normal() {
        if (std::exchange(hasSpare, false)) return spare;
        double u, v, square;
        do {
            u = 2 * uniform() - 1;
            v = 2 * uniform() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        const double factor = std::sqrt(-2 * std::log(square) / square);
        spare = v * factor;
        hasSpare = true;
        return u * factor;
    }
};
