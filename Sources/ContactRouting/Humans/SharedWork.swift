import SimulationKernel

/// The work left of conversations that share their agent's rate.
///
/// An agent with `k` conversations works at the total rate of `k`, in equal parts. Whenever
/// that number changes, the work done since the last change is taken off each, and their ends
/// are scheduled anew at the new rate: exact, not an average.
///
/// Slots are numbered like the agents' own: `agent * concurrency + slot`.
struct SharedWork {
    /// Rate of each conversation of an agent with `k`, at `k`.
    private let rates: [Double]
    private let concurrency: Int
    /// Work left in each slot, in ticks of an agent at rate 1.
    private var left: [Double]
    private var places: [UInt32]
    private var completions: [EventQueue.Ticket]
    private var held: [Int]
    /// When each agent's work was last brought up to date.
    private var settled: [Instant]

    init(_ totalRates: [Double], agents: Int) {
        concurrency = totalRates.count
        rates = [0] + totalRates.enumerated().map { $1 / Double($0 + 1) }
        left = Array(repeating: 0, count: agents * concurrency)
        places = Array(repeating: 0, count: agents * concurrency)
        completions = Array(repeating: .none, count: agents * concurrency)
        held = Array(repeating: 0, count: agents)
        settled = Array(repeating: .zero, count: agents)
    }

    /// Begins a conversation of `agent` and schedules the ends of all they hold.
    mutating func begin(
        _ place: UInt32, _ work: TimeSpan, of agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        settle(agent, at: agenda.now)
        let slot = agent * concurrency + held[agent]
        places[slot] = place
        left[slot] = Double(work.ticks)
        completions[slot] = .none
        held[agent] += 1
        schedule(agent, &agenda)
    }

    /// Ends a conversation of `agent` and schedules the ends of those that stay.
    mutating func end(
        _ place: UInt32, of agent: Int, _ agenda: inout Agenda<ContactEvent>
    ) {
        settle(agent, at: agenda.now)
        held[agent] -= 1
        let base = agent * concurrency
        let last = base + held[agent]
        for slot in base..<last where places[slot] == place {
            (places[slot], left[slot]) = (places[last], left[last])
            completions[slot] = completions[last]
        }
        schedule(agent, &agenda)
    }

    private mutating func settle(_ agent: Int, at now: Instant) {
        let done = Double((now - settled[agent]).ticks) * rates[held[agent]]
        for slot in agent * concurrency..<agent * concurrency + held[agent] { left[slot] -= done }
        settled[agent] = now
    }

    private mutating func schedule(_ agent: Int, _ agenda: inout Agenda<ContactEvent>) {
        let rate = rates[held[agent]]
        for slot in agent * concurrency..<agent * concurrency + held[agent] {
            agenda.cancel(completions[slot])
            let rest = TimeSpan(
                seconds: left[slot] / rate / Double(TimeSpan.ticksPerSecond))
            completions[slot] = agenda.scheduleCancellable(
                .humanSessionEnded(places[slot]), at: agenda.now + rest)
        }
    }
}
