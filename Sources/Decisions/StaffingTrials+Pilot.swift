import ContactRouting
import Experiments
import SimulationStatistics

/// What a run with ample agents says before anything is searched.
extension StaffingTrials {
    /// So many that nobody waits: ten times the agents whom the busiest interval keeps busy.
    var ampleAgents: [Int] {
        let issues = scenario.demand.issues.values
        let peak = (issues.max() ?? 0) / max(issues.reduce(0, +) / Double(issues.count), 1e-9)
        let rate = scenario.humans?.totalRates.last ?? 1
        let agents = Int(10 * scenario.humanOfferedLoad * peak / rate) + 50
        return intervals.map { _ in agents }
    }

    /// Checks that every target is of a measure that the workload has.
    ///
    /// - Throws: `InvalidQuestion` that names the first one that is not.
    func checkMeasures(_ pilot: Sample) throws {
        for target in local + whole + spending where pilot.linearised(target.measure) == nil {
            throw InvalidQuestion(
                message: "'\(target.text)' says nothing here: this workload has no "
                    + target.measure.name,
                hint: "'switchboard run' shows the measures that it has.")
        }
    }

    /// Simulates ample agents, so often that it is clear which targets not even they meet, or as
    /// often as is allowed.
    mutating func pilot(_ agents: [Int], most: Int) async throws -> Sample {
        guard
            var designs = designs(staffed(agents), series: StaffingTrials.searchSeries)
        else { throw InvalidQuestion.noSteadyState }
        var count = plan.replications
        while true {
            let sample = try await replicate(&designs, upTo: count)
            try checkMeasures(sample)
            let isClear = shortfalls(with: agents, sample).allSatisfy { $0.reason != .undecided }
            if isClear || count >= most { return sample }
            count = min(2 * count, most)
        }
    }

    /// Targets that no number of agents meets, each where it is missed most; undecided those that
    /// are missed by no more than chance may explain.
    func shortfalls(with agents: [Int], _ pilot: Sample) -> [StaffingShortfall] {
        let onDuty = staffed(agents).meanAgentsOnDuty
        let confidence = ReplicatedSample.simultaneousConfidence(
            intervals: intervals.count * local.count + whole.count)
        func shortfall(
            _ result: TargetResult, in interval: StaffingInterval?
        ) -> StaffingShortfall? {
            let target = result.target
            let isMissed = result.estimate.map { target.margin($0.mean) < 0 } ?? false
            guard isMissed || target.isBeyondStaffing else { return nil }
            return StaffingShortfall(
                result: result, interval: interval, agents: onDuty,
                reason: !isMissed
                    ? .beyondStaffing
                    : result.verdict == .missed ? .withAmpleAgents : .undecided)
        }
        let ofIntervals = local.compactMap { target -> StaffingShortfall? in
            let margins = intervals.indices.map { margin(target, pilot, in: $0) ?? .infinity }
            guard let worst = margins.indices.min(by: { margins[$0] < margins[$1] }) else {
                return nil
            }
            return shortfall(
                result(target, pilot, in: worst, confidence: confidence),
                in: unit == .constant ? nil : intervals[worst])
        }
        return ofIntervals
            + whole.compactMap {
                shortfall(TargetResult($0, pilot, confidence: confidence), in: nil)
            }
    }
}

extension InvalidQuestion {
    /// Of a workload whose queue grows without bound with any number of agents.
    fileprivate static let noSteadyState = InvalidQuestion(
        message: "with any number of agents the queue grows without bound",
        hint: "Check the rates and the work of the human tier.")
}
