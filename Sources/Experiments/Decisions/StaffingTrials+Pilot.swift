import ContactRouting
import SimulationStatistics

/// What a run with ample agents says before anything is searched.
extension StaffingTrials {
    /// So many that nobody waits: ten times the load of the busiest interval of the demand.
    var ampleAgents: [Int] {
        let issues = scenario.demand.issues.values
        let peak = (issues.max() ?? 0) / max(issues.reduce(0, +) / Double(issues.count), 1e-9)
        let agents = Int(10 * scenario.humanOfferedLoad * peak) + 50
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

    /// Targets that no number of agents meets, each where it is missed most.
    func shortfalls(with agents: [Int], _ pilot: Sample) -> [StaffingShortfall] {
        let onDuty = staffed(agents).meanAgentsOnDuty
        let ofIntervals = local.compactMap { target -> StaffingShortfall? in
            let margins = intervals.indices.map { margin(target, pilot, in: $0) ?? .infinity }
            let worst = margins.indices.min { margins[$0] < margins[$1] }
            guard let worst, margins[worst] < 0 || target.isBeyondStaffing else { return nil }
            return StaffingShortfall(
                result: TargetResult(target, linearised(target.measure, pilot, in: worst)),
                interval: unit == .constant ? nil : intervals[worst], agents: onDuty,
                reason: margins[worst] < 0 ? .withAmpleAgents : .beyondStaffing)
        }
        let ofRun = whole.compactMap { target -> StaffingShortfall? in
            let result = TargetResult(target, pilot)
            let isMissed = result.estimate.map { target.margin($0.mean) < 0 } ?? false
            guard isMissed || target.isBeyondStaffing else { return nil }
            return StaffingShortfall(
                result: result, interval: nil, agents: onDuty,
                reason: isMissed ? .withAmpleAgents : .beyondStaffing)
        }
        return ofIntervals + ofRun
    }
}
