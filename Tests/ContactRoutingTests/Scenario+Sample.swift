import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

extension Scenario {
    /// One kind of issue, no AI unless given, agents who take a minute each.
    static func sample(
        demand: Demand = Demand(issues: .constant(60)), ai: AITier? = nil,
        humans: HumanTier? = HumanTier(agents: .constant(2)), containment: Double = 0.5,
        aiSession: Distribution = .constant(120), humanSession: Distribution = .constant(60),
        patience: Distribution? = nil, repeats: RepeatContacts = RepeatContacts(),
        measurement: MeasurementPlan = MeasurementPlan(horizon: TimeSpan(seconds: 36_000))
    ) -> Scenario {
        Scenario(
            demand: demand,
            intents: [
                Intent(
                    name: "all", share: 1, containment: containment, aiSession: aiSession,
                    humanSession: humanSession, patience: patience, priorityClass: 0)
            ],
            ai: ai, humans: humans, repeats: repeats, measurement: measurement)
    }
}

extension Demand {
    /// `count` issues at the very start of the run, and no others.
    static func burst(_ count: Int) -> Demand {
        let issues = Timetable(
            interval: TimeSpan(ticks: 1), values: [Double(count)], isCyclic: false)
        return Demand(issues: issues, arrivals: .replay)
    }

    /// The given counts in the first hours of the run, each issue at a random time.
    static func hours(_ counts: [Double]) -> Demand {
        Demand(
            issues: Timetable(interval: .hour, values: counts, isCyclic: false),
            arrivals: .replay)
    }
}

extension MeasurementPlan {
    static func seconds(_ horizon: Double, warmUp: Double = 0) -> MeasurementPlan {
        MeasurementPlan(warmUp: TimeSpan(seconds: warmUp), horizon: TimeSpan(seconds: horizon))
    }
}

extension Tally {
    init(_ scenario: Scenario, seed: UInt64 = 1, replication: UInt64 = 0) {
        do {
            self = try simulate(scenario, CustomerStream(seed: seed, number: replication))
        } catch {
            Issue.record(error)
            self = Tally(intervals: 168)
        }
    }
}
