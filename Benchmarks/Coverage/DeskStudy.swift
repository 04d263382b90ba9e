import Decisions
import Experiments
import Foundation
import RandomVariates
import StrictJSON
import Workloads

/// A desk as people have them: it closes, its days are busier or quieter, an AI stands before it.
struct RandomDesk: Sendable {
    let workload: Workload
    let target: Target

    /// A desk with parameters drawn evenly from wide ranges.
    init(number: Int, seed: UInt64) throws {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 202)
        var entity: UInt64 = 0
        func draw(_ low: Double, _ high: Double) -> Double {
            entity += 1
            return low + stream.uniform(entity: entity) * (high - low)
        }
        let (opens, closes) = (Int(draw(7, 10)), Int(draw(16, 23)))
        let days = Int(draw(5, 7.5))
        let isSaturdayShort = days == 6
        let hours = (0..<24).map { (opens..<closes).contains($0) ? draw(0.5, 1.5) : 0 }
        let weekdays = (0..<7).map { $0 < days ? draw(0.8, 1.25) : 0 }
        let (handleMinutes, peakErlangs) = (draw(4, 12), exp(draw(log(2), log(45))))
        let (containment, asking) = (draw(0.3, 0.7), draw(0.05, 0.15))
        let toHumans = 1 - (1 - asking) * containment
        let busiest = (hours.max() ?? 1) * (weekdays.max() ?? 1)
        let peakShare = busiest / (hours.reduce(0, +) * weekdays.reduce(0, +))
        let perWeek = peakErlangs * 60 / handleMinutes / toHumans / peakShare / 1.2
        let spans = { (first: Int, last: Int) in "[\"\(first):00-\(last):00\"]" }
        let saturday = isSaturdayShort ? #", "saturday": "# + spans(opens, opens + 4) : ""
        let weekend =
            days == 7
            ? #", "saturday": "# + spans(opens, closes) + #", "sunday": "# + spans(opens, closes)
            : saturday
        let text = """
            {
              "format": 1, "name": "desk-\(number)", "title": "A random desk",
              "start": "2026-11-02", "horizonDays": 7,
              "openingHours": {"mondayToFriday": \(spans(opens, closes))\(weekend)},
              "demand": {"freshPerMonth": \(perWeek * 30 / 7), "whenClosed": "stayAway",
                "hours": \(hours), "weekdays": \(weekdays), "dayFactorCV": \(draw(0.02, 0.15))},
              "intents": [{"name": "a", "share": 0.7}, {"name": "b", "share": 0.3,
                "humanSessionMinutes": {"distribution": "lognormal",
                  "mean": \(1.6 * handleMinutes), "cv": 1}}],
              "ai": {"share": 1, "containment": \(containment), "askForHuman": \(asking),
                "sessionMinutes": {"distribution": "lognormal", "mean": \(draw(2, 4)), "cv": 1}},
              "humans": {"agents": 1, "finish": "sessions",
                "rates": \(number.isMultiple(of: 2) ? "[1]" : "[1, 2]"),
                "sessionMinutes": {"distribution": "lognormal", "mean": \(handleMinutes), "cv": 1},
                "patienceMinutes": {"distribution": "exponential", "mean": \(draw(2, 10))}},
              "repeats": {"afterAI": 0.05, "afterHuman": 0.05, "afterAbandonment": 0.4},
              "measures": {"serviceLevelSeconds": \(number % 3 == 0 ? 20 : 60)}
            }
            """
        workload = try Workload(
            reading: SourceText(name: "desk-\(number)", text: text), isToBeStaffed: true
        ) { path in throw Workload.FileProblem("there is no \(path)") }
        target = try Target(
            number % 5 == 4
                ? "abandonmentRate<=0.05"
                : number.isMultiple(of: 2)
                    ? "serviceLevel>=0.8" : "serviceLevel>=0.9")
    }

    /// Staffs it, looks for fewer agents slowly, and holds what was certified against others.
    func staffed(seed: UInt64, threads: Int, seconds: Double) async throws -> String {
        let plan = ReplicationPlan(replications: 5, seed: seed, threads: threads)
        let question = try StaffingQuestion(
            targets: [target], effort: StaffingEffort(time: .seconds(seconds)))
        let result = try await staff(workload, question, plan)
        var agents = [Int](repeating: 0, count: 168)
        for interval in result.intervals {
            for hour in interval.interval.ofWeek { agents[hour] = interval.agents }
        }
        let parts = result.intervals.map(\.interval.ofWeek)
        let fresh = try await means(agents, parts, plan, series: 1_000)
        let missed = parts.indices.count {
            guard let sample = fresh.linearised($0) else { return false }
            let estimate = sample.estimate(confidence: 1 - 0.05 / Double(parts.count))
            return target.margin(estimate.mean) < -(estimate.halfWidth ?? .infinity)
        }
        let best = try await fewest(agents, parts, plan)
        let (hours, known) = (agents.reduce(0, +), min(best, agents.reduce(0, +)))
        let undecided = result.intervals.count { $0.withFewer != .missed && $0.fewer != nil }
        let fields: [Any] = [
            target.text, parts.count, agents.max() ?? 0, hours, result.isMet ? 1 : 0, best,
            (1e4 * (Double(hours) / Double(known) - 1)).rounded() / 100, undecided, missed,
            result.searchReplications, result.certifyingReplications, result.replicationsRun,
        ]
        return fields.map { "\($0)" }.joined(separator: ",")
    }

    private static let replications = 200

    /// The target in each part, with so many agents in each hour of the week.
    private func means(
        _ agents: [Int], _ parts: [[Int]], _ plan: ReplicationPlan, series: UInt64
    ) async throws -> FocusedReplications {
        var scenario = workload.scenario
        scenario.humans?.agents = scenario.measurement.timetable(ofWeek: agents)
        var runs = FocusedReplications(
            scenario, plan, series: series,
            parts.map { FocusedReplications.Question(target.measure, intervals: $0) })
        try await runs.replicate(upTo: RandomDesk.replications)
        return runs
    }

    /// The agent-hours of a slow search: from two more in every part, one agent is taken away after
    /// the other, round after round, as long as the means of 200 replications meet the target
    /// everywhere.
    private func fewest(
        _ agents: [Int], _ parts: [[Int]], _ plan: ReplicationPlan
    ) async throws -> Int {
        func isMet(_ agents: [Int]) async throws -> Bool {
            let runs = try await means(agents, parts, plan, series: 1_001)
            return parts.indices.allSatisfy { number in
                runs.mean(number).map { target.margin($0) >= 0 } ?? true
            }
        }
        var best = agents
        for part in parts { for hour in part { best[hour] += 1 } }
        var isEnough = try await isMet(best)
        while !isEnough {
            for part in parts { for hour in part { best[hour] += 1 } }
            isEnough = try await isMet(best)
        }
        var needed: Set<Int> = []
        while needed.count < parts.count {
            for number in parts.indices where !needed.contains(number) {
                var trial = best
                for hour in parts[number] { trial[hour] -= 1 }
                let isPossible = trial[parts[number][0]] >= 0
                if isPossible, try await isMet(trial) {
                    best = trial
                } else {
                    needed.insert(number)
                }
            }
        }
        return best.reduce(0, +)
    }
}
