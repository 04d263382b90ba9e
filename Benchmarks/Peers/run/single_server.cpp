// A single server at 90 % load (M/M/1) as an expert writes it first in C++: a binary heap of events,
// a queue of arrival times, xoshiro256++.
//
// usage: single_server DAYS SEED
// build: g++ -std=c++20 -O3

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <functional>
#include <queue>
#include <vector>

#include "histogram.hpp"
#include "random.hpp"

constexpr double arrivalsPerSecond = 1.5, serviceSeconds = 0.6;
constexpr double quickSeconds = 20;

enum class Kind : std::uint32_t { arrival, serviceEnd };

struct Event {
    double time;
    Kind kind;

    bool operator>(const Event& other) const { return time > other.time; }
};

struct Statistics {
    std::uint64_t events = 0, customers = 0, waitedLong = 0;
    double waits = 0, service = 0, busyInHorizon = 0;
    // Steps of a millisecond.
    Histogram timeInSystem{1000};
};

class Simulation {
  public:
    Simulation(double horizon, std::uint64_t seed) : horizon(horizon), random(seed) {}

    const Statistics& run() {
        scheduleArrival();
        while (!events.empty()) {
            const Event event = events.top();
            events.pop();
            now = event.time;
            ++statistics.events;
            if (event.kind == Kind::arrival) {
                arrive();
            } else {
                endService();
            }
        }
        return statistics;
    }

  private:
    const double horizon;
    Random random;
    double now = 0;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    // Times of arrival, the one in service first.
    std::deque<double> present;
    Statistics statistics;

    void scheduleArrival() {
        const double gap = random.exponential(1 / arrivalsPerSecond);
        if (now + gap < horizon) events.push({now + gap, Kind::arrival});
    }

    void arrive() {
        ++statistics.customers;
        scheduleArrival();
        present.push_back(now);
        if (present.size() == 1) serve();
    }

    void serve() {
        const double wait = now - present.front();
        statistics.waits += wait;
        if (wait > quickSeconds) ++statistics.waitedLong;
        const double service = random.exponential(serviceSeconds);
        statistics.service += service;
        statistics.busyInHorizon += std::max(0.0, std::min(now + service, horizon) - now);
        events.push({now + service, Kind::serviceEnd});
    }

    void endService() {
        statistics.timeInSystem.add(now - present.front());
        present.pop_front();
        if (!present.empty()) serve();
    }
};

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: single_server DAYS SEED\n", stderr);
        return 64;
    }
    const double days = std::atof(words[1]);
    const std::clock_t start = std::clock();
    Simulation simulation(days * 86'400, std::strtoull(words[2], nullptr, 10));
    const Statistics& all = simulation.run();
    const auto quantile = [&](double share) { return all.timeInSystem.quantile(share); };
    const double p50 = quantile(0.5), p90 = quantile(0.9), p99 = quantile(0.99);
    const double cpuSeconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    const double customers = double(all.customers);
    std::printf("{\"name\": \"cpp-single-server\", \"days\": %g, \"conversations\": %llu, "
                "\"events\": %llu, ",
                days, (unsigned long long)all.customers, (unsigned long long)all.events);
    std::printf("\"waitSeconds\": %.9g, \"waitedOver20\": %.9g, \"handlingSeconds\": %.9g, ",
                all.waits / customers, double(all.waitedLong) / customers,
                all.service / customers);
    std::printf("\"occupancy\": %.9g, \"p50\": %.9g, \"p90\": %.9g, \"p99\": %.9g, "
                "\"cpuSeconds\": %.6f}\n",
                all.busyInHorizon / (days * 86'400), p50, p90, p99, cpuSeconds);
}
