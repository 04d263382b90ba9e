// The reference model as an expert writes it first in C++: a binary heap of events, a pool of
// conversations, xoshiro256++.
//
// usage: hybrid_tier DAYS SEED
// build: g++ -std=c++20 -O3

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "histogram.hpp"
#include "random.hpp"

constexpr double arrivalsPerSecond = 3'450'000 / (30 * 86'400.0);
constexpr double aiSeconds = 120, handlingSeconds = 660, patienceSeconds = 900;
constexpr double handOverProbability = 1.0 / 3;
constexpr int agents = 310;
constexpr double quickSeconds = 20;

enum class Kind : std::uint32_t { arrival, aiEnd, handlingEnd, patienceEnd };

struct Event {
    double time;
    Kind kind;
    std::uint32_t place;
    // Which of the conversations that were at the place: one may be gone before its patience.
    std::uint32_t generation;

    bool operator>(const Event& other) const { return time > other.time; }
};

struct Conversation {
    double start, waitStart;
    std::uint32_t generation = 0;
    bool waits = false;
};

struct Statistics {
    std::uint64_t events = 0, conversations = 0, handedOver = 0, abandoned = 0, handled = 0;
    std::uint64_t waitedLong = 0;
    double ai = 0, waits = 0, handling = 0, busyInHorizon = 0;
    Histogram timeInSystem;
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
            switch (event.kind) {
                case Kind::arrival: arrive(); break;
                case Kind::aiEnd: endAI(event.place); break;
                case Kind::handlingEnd: endHandling(event.place); break;
                case Kind::patienceEnd: endPatience(event.place, event.generation); break;
            }
        }
        return statistics;
    }

  private:
    const double horizon;
    Random random;
    double now = 0;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events;
    std::vector<Conversation> conversations;
    std::vector<std::uint32_t> freePlaces;
    std::deque<std::pair<std::uint32_t, std::uint32_t>> queue;
    int freeAgents = agents;
    Statistics statistics;

    void schedule(double delay, Kind kind, std::uint32_t place = 0) {
        const auto generation = conversations.empty() ? 0 : conversations[place].generation;
        events.push({now + delay, kind, place, generation});
    }

    void scheduleArrival() {
        const double gap = random.exponential(1 / arrivalsPerSecond);
        if (now + gap < horizon) schedule(gap, Kind::arrival);
    }

    void arrive() {
        ++statistics.conversations;
        scheduleArrival();
        if (freePlaces.empty()) {
            freePlaces.push_back(std::uint32_t(conversations.size()));
            conversations.emplace_back();
        }
        const auto place = freePlaces.back();
        freePlaces.pop_back();
        conversations[place].start = now;
        const double session = random.lognormal(aiSeconds);
        statistics.ai += session;
        schedule(session, Kind::aiEnd, place);
    }

    void endAI(std::uint32_t place) {
        if (random.uniform() >= handOverProbability) return leave(place);
        ++statistics.handedOver;
        if (freeAgents > 0) {
            --freeAgents;
            return handle(place);
        }
        auto& conversation = conversations[place];
        conversation.waits = true;
        conversation.waitStart = now;
        queue.emplace_back(place, conversation.generation);
        schedule(random.exponential(patienceSeconds), Kind::patienceEnd, place);
    }

    void handle(std::uint32_t place) {
        const double session = random.lognormal(handlingSeconds);
        ++statistics.handled;
        statistics.handling += session;
        statistics.busyInHorizon += std::max(0.0, std::min(now + session, horizon) - now);
        schedule(session, Kind::handlingEnd, place);
    }

    void endHandling(std::uint32_t place) {
        leave(place);
        while (!queue.empty()) {
            const auto [next, generation] = queue.front();
            queue.pop_front();
            if (conversations[next].generation == generation) {
                endWait(next);
                return handle(next);
            }
        }
        ++freeAgents;
    }

    void endPatience(std::uint32_t place, std::uint32_t generation) {
        const auto& conversation = conversations[place];
        if (conversation.generation != generation || !conversation.waits) return;
        ++statistics.abandoned;
        endWait(place);
        leave(place);
    }

    void endWait(std::uint32_t place) {
        auto& conversation = conversations[place];
        conversation.waits = false;
        const double wait = now - conversation.waitStart;
        statistics.waits += wait;
        if (wait > quickSeconds) ++statistics.waitedLong;
    }

    void leave(std::uint32_t place) {
        statistics.timeInSystem.add(now - conversations[place].start);
        ++conversations[place].generation;
        freePlaces.push_back(place);
    }
};

int main(int count, char** words) {
    if (count != 3) {
        std::fputs("usage: hybrid_tier DAYS SEED\n", stderr);
        return 64;
    }
    const double days = std::atof(words[1]);
    const std::clock_t start = std::clock();
    Simulation simulation(days * 86'400, std::strtoull(words[2], nullptr, 10));
    const Statistics& all = simulation.run();
    const auto quantile = [&](double share) { return all.timeInSystem.quantile(share); };
    const double p50 = quantile(0.5), p90 = quantile(0.9), p99 = quantile(0.99);
    const double cpuSeconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    const double conversations = double(all.conversations), handedOver = double(all.handedOver);
    std::printf("{\"name\": \"cpp-priority-queue\", \"days\": %g, \"conversations\": %llu, "
                "\"events\": %llu, ",
                days, (unsigned long long)all.conversations, (unsigned long long)all.events);
    std::printf("\"automatedShare\": %.9g, \"aiSeconds\": %.9g, \"waitSeconds\": %.9g, "
                "\"waitedOver20\": %.9g, \"abandonment\": %.9g, \"handlingSeconds\": %.9g, ",
                1 - handedOver / conversations, all.ai / conversations, all.waits / handedOver,
                double(all.waitedLong) / handedOver, double(all.abandoned) / handedOver,
                all.handling / double(all.handled));
    std::printf("\"occupancy\": %.9g, \"p50\": %.9g, \"p90\": %.9g, \"p99\": %.9g, "
                "\"cpuSeconds\": %.6f}\n",
                all.busyInHorizon / (agents * days * 86'400), p50, p90, p99, cpuSeconds);
}
