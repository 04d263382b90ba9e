import Decisions
import Experiments
import Fitting
import StrictJSON
import Workloads

/// Decisions from the workload that a log was fitted to, beside those from the true one.
extension LoggedDesk {
    private static let measure = "totalCostPerTrueResolution"
    private static let prices = [
        "humans.costPerPaidHour": "28", "ai.pricePerConversation": "0.2",
        "measures.losses":
            "{\"wrongAnswer\": 12, \"humanFailure\": 12, \"abandonment\": 6, "
            + "\"minuteOfWaiting\": 0.2}",
    ]

    private static func priced(
        _ inputs: Inputs, _ changes: [(name: String, text: String)] = []
    ) throws -> Workload {
        let settings = try (prices.sorted { $0.key < $1.key } + changes).map { name, text in
            guard let path = JSONPath(name) else { throw Unreadable(name: name) }
            return Setting(path: path, text: text)
        }
        return try Workload(
            reading: SourceText(name: inputs.name, text: inputs.text), settings: settings)
    }

    private struct Unreadable: Error { let name: String }

    /// The threshold from the log and from the truth, and what each costs in truth, on the same
    /// fresh customers: nil of a desk without an AI.
    func decided(seed: UInt64, threads: Int) async throws -> String? {
        guard workload.inputs.ai != nil else { return nil }
        let fitted = try fitted(seed: seed)
        guard fitted.isJudged else { return nil }
        let plan = ReplicationPlan(replications: 5, seed: seed, threads: threads)
        let own = try await LoggedDesk.threshold(
            fitted.inputs(into: nil, name: workload.name), plan)
        let best = try await LoggedDesk.threshold(workload.inputs, plan)
        guard let own, let best else { return nil }
        let cost = try await cost(own, plan)
        let least = try await self.cost(best, plan)
        let excess = (1e4 * (cost / least - 1)).rounded() / 100
        return "\(fitted.log.conversations),\(own),\(best),\(cost),\(least),\(excess)"
    }

    private static func threshold(_ inputs: Inputs, _ plan: ReplicationPlan) async throws
        -> Double?
    {
        let space = try TuningSpace(varying: ["ai.escalation.threshold=0.2:0.99"])
        let question = try TuningQuestion(Objective(measure, isMinimised: true))
        let result = try await tune(try priced(inputs), space, question, plan) { changes in
            try priced(inputs, changes.map { ($0.path.name, $0.text) })
        }
        return result.recommended.flatMap { result.candidates[$0].values?.first }
    }

    /// The mean in truth on customers that no search has met.
    private func cost(_ threshold: Double, _ plan: ReplicationPlan) async throws -> Double {
        let priced = try LoggedDesk.priced(
            workload.inputs, [("ai.escalation.threshold", "\(threshold)")])
        var runs = FocusedReplications(
            priced.scenario, plan, series: 2_000,
            [FocusedReplications.Question(try Measure.find(LoggedDesk.measure))])
        try await runs.replicate(upTo: 20)
        return runs.mean(0) ?? .infinity
    }

    // MARK: Staffing

    /// The agents by hour of the day who serve 80 % within 20 s in every hour, from the log and
    /// from the truth: their hours of a week, what each achieves in truth, on the same fresh
    /// customers, in the week and in the worst hour.
    func staffed(seed: UInt64, threads: Int) async throws -> String {
        let fitted = try fitted(seed: seed)
        let plan = ReplicationPlan(replications: 5, seed: seed, threads: threads)
        let own = try await LoggedDesk.agents(
            fitted.inputs(into: nil, name: workload.name), plan)
        let best = try await LoggedDesk.agents(workload.inputs, plan)
        let (achieved, possible) = (
            try await serviceLevel(own, plan), try await serviceLevel(best, plan)
        )
        let (hours, fewest) = (own.reduce(0, +), best.reduce(0, +))
        let excess = (1e4 * (Double(hours) / Double(fewest) - 1)).rounded() / 100
        return "\(fitted.log.conversations),\(hours),\(fewest),\(excess),\(achieved),\(possible)"
    }

    private static let servedInTime = Setting(
        path: JSONPath().key("measures").key("serviceLevelSeconds"), text: "20")

    /// Agents on duty in each hour of the week.
    private static func agents(_ inputs: Inputs, _ plan: ReplicationPlan) async throws -> [Int] {
        let workload = try Workload(
            reading: SourceText(name: inputs.name, text: inputs.text), settings: [servedInTime],
            isToBeStaffed: true
        ) { path in throw Workload.FileProblem("there is no \(path)") }
        let question = try StaffingQuestion(
            targets: [Target("serviceLevel>=0.8")], unit: .hour,
            effort: StaffingEffort(replications: 40))
        let result = try await staff(workload, question, plan)
        var agents = [Int](repeating: 0, count: 168)
        for interval in result.intervals {
            for hour in interval.interval.ofWeek { agents[hour] = interval.agents }
        }
        return agents
    }

    /// In truth, over the week and in the worst hour of the day.
    private func serviceLevel(_ agents: [Int], _ plan: ReplicationPlan) async throws -> String {
        let workload = try Workload(
            reading: SourceText(name: workload.name, text: workload.inputs.text),
            settings: [LoggedDesk.servedInTime], isToBeStaffed: true)
        var scenario = workload.scenario
        scenario.humans?.agents = scenario.measurement.timetable(ofWeek: agents)
        let measure = try Measure.find("serviceLevel")
        let hours = (0..<24).map { hour in
            (0..<7).map { $0 * 24 + hour }.filter { agents[$0] > 0 }
        }.filter { !$0.isEmpty }
        var runs = FocusedReplications(
            scenario, plan, series: 2_000,
            [.init(measure)] + hours.map { .init(measure, intervals: $0) })
        try await runs.replicate(upTo: 10)
        let worst = hours.indices.compactMap { runs.mean($0 + 1) }.min() ?? .nan
        return "\(runs.mean(0) ?? .nan),\(worst)"
    }
}
