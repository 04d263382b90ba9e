// The hold model on the priority queues of C++.
//
// usage: queue NAME INCREMENTS N HOLDS [--cancel] [--dump FILE]      (--list names them)
// build: g++ -std=c++20 -O3, what a distribution would ship; nothing for this processor only.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <queue>
#include <string>
#include <utility>
#include <vector>
#if __has_include(<boost/heap/d_ary_heap.hpp>)
#include <boost/heap/d_ary_heap.hpp>
#define HAS_BOOST 1
#endif

using u64 = std::uint64_t;
constexpr u64 cycle = u64{1} << 20;

struct Plain {
    u64 key, payload;
    static Plain make(u64 key, u64 payload) { return {key, payload}; }
    bool operator>(const Plain& other) const {
        return key != other.key ? key > other.key : payload > other.payload;
    }
};

// Key and payload in one integer: comparing needs no branch.
struct Packed {
    unsigned __int128 bits;
    static Packed make(u64 key, u64 payload) {
        return {static_cast<unsigned __int128>(key) << 64 | payload};
    }
    bool operator>(const Packed& other) const { return bits > other.bits; }
};

Plain open(const Plain& entry) { return entry; }
Plain open(const Packed& entry) {
    return {static_cast<u64>(entry.bits >> 64), static_cast<u64>(entry.bits)};
}

template <class Entry>
using Standard = std::priority_queue<Entry, std::vector<Entry>, std::greater<Entry>>;
#ifdef HAS_BOOST
template <class Entry>
using FourAry = boost::heap::d_ary_heap<Entry, boost::heap::arity<4>,
                                        boost::heap::compare<std::greater<Entry>>>;
#endif

struct Hash {
    u64 value = 0;
    void add(const Plain& popped) {
        value = value * 31 + popped.key;
        value = value * 31 + popped.payload;
    }
};

struct Task {
    std::vector<u64> increments;
    u64 n, holds;
    std::ofstream dump;
    bool dumps = false;

    u64 increment(u64 number) const { return increments[number & (cycle - 1)]; }
    u64 warmUp(u64 factor) const {
        return std::clamp(factor * n, u64{100'000}, u64{20'000'000});
    }
};

// Takes the earliest event and schedules it again: the hold model.
template <class Queue>
struct Hold {
    using Entry = typename Queue::value_type;
    static constexpr u64 warmUpFactor = 2;
    Queue queue;
    u64 number = 0;

    explicit Hold(const Task& task) {
        while (number < task.n) push(task.increment(number));
    }
    Plain step(const Task& task) {
        const Plain top = open(queue.top());
        queue.pop();
        push(top.key + task.increment(number));
        return top;
    }

  private:
    void push(u64 key) { queue.push(Entry::make(key, number++)); }
};

// Hold with timers: 3 of 7 steps push one and cancel the one pushed `ring` timers before, when
// it is not due for long. A cancelled event stays in the heap as a tombstone until its time.
template <class Queue>
struct Cancel {
    using Entry = typename Queue::value_type;
    // Until the tombstones are as many as they will be.
    static constexpr u64 warmUpFactor = 8;
    Queue queue;
    u64 number = 0;
    u64 steps = 0;
    std::vector<bool> cancelled;
    std::vector<u64> ring;
    u64 timers = 0;

    explicit Cancel(const Task& task)
        : cancelled(task.n + 2 * (task.holds + task.warmUp(warmUpFactor))),
          ring(std::max(u64{1}, task.n * 3 / 10)) {
        while (number < task.n - ring.size()) push(task.increment(number), 0);
    }
    Plain step(const Task& task) {
        const Plain top = popLive();
        if (!(top.payload & 1)) push(top.key + task.increment(number), 0);
        if (steps++ % 7 < 3) {
            u64& oldest = ring[timers % ring.size()];
            if (timers++ >= ring.size()) cancelled[oldest] = true;
            oldest = number;
            push(top.key + 8 * task.increment(number) + (u64{12} << 32), 1);
        }
        return top;
    }

  private:
    void push(u64 key, u64 timer) { queue.push(Entry::make(key, number++ << 1 | timer)); }
    Plain popLive() {
        for (;;) {
            const Plain top = open(queue.top());
            queue.pop();
            if (!cancelled[top.payload >> 1]) return top;
        }
    }
};

template <class Model>
void run(const std::string& name, Task& task) {
    Model model(task);
    for (u64 i = task.warmUp(Model::warmUpFactor); i > 0; --i) model.step(task);
    Hash hash;
    const auto start = std::chrono::steady_clock::now();
    if (task.dumps) {
        for (u64 i = 0; i < task.holds; ++i) {
            const Plain popped = model.step(task);
            task.dump.write(reinterpret_cast<const char*>(&popped), sizeof popped);
            hash.add(popped);
        }
    } else {
        for (u64 i = 0; i < task.holds; ++i) hash.add(model.step(task));
    }
    const std::chrono::duration<double, std::nano> time = std::chrono::steady_clock::now() - start;
    std::printf("%s,%llu,%llu,%.3f,%016llx\n", name.c_str(), (unsigned long long)task.n,
                (unsigned long long)task.holds, time.count() / double(task.holds),
                (unsigned long long)hash.value);
}

struct Subject {
    std::string name;
    void (*hold)(const std::string&, Task&);
    void (*cancel)(const std::string&, Task&);
};

template <class Queue>
Subject subject(const char* name) {
    return {name, run<Hold<Queue>>, run<Cancel<Queue>>};
}

const std::vector<Subject> subjects = {
    subject<Standard<Plain>>("std-priority-queue"),
    subject<Standard<Packed>>("std-priority-queue-packed"),
#ifdef HAS_BOOST
    subject<FourAry<Plain>>("boost-4-ary"),
    subject<FourAry<Packed>>("boost-4-ary-packed"),
#endif
};

int usage() {
    std::cerr << "usage: queue NAME INCREMENTS N HOLDS [--cancel] [--dump FILE]\n";
    return 64;
}

int main(int count, char** words) {
    const std::vector<std::string> arguments(words + 1, words + count);
    if (arguments.size() == 1 && arguments[0] == "--list") {
        for (const auto& each : subjects) std::cout << each.name << '\n';
        return 0;
    }
    if (arguments.size() < 4) return usage();
    const auto found = std::find_if(subjects.begin(), subjects.end(), [&](const auto& each) {
        return each.name == arguments[0];
    });
    if (found == subjects.end()) return usage();

    Task task{std::vector<u64>(cycle), std::stoull(arguments[2]), std::stoull(arguments[3]), {}};
    std::ifstream file(arguments[1], std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(task.increments.data()), cycle * sizeof(u64))) {
        std::cerr << "cannot read " << arguments[1] << '\n';
        return 66;
    }
    bool cancels = false;
    for (std::size_t i = 4; i < arguments.size(); ++i) {
        if (arguments[i] == "--cancel") {
            cancels = true;
        } else if (arguments[i] == "--dump" && i + 1 < arguments.size()) {
            task.dump.open(arguments[++i], std::ios::binary);
            task.dumps = true;
        } else {
            return usage();
        }
    }
    if (cancels) {
        found->cancel(found->name + "-cancel", task);
    } else {
        found->hold(found->name, task);
    }
}
