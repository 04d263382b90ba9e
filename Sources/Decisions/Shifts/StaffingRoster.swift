import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Shifts that cover what was found to be needed, and what they achieve.
///
/// An hour needs `agents on duty / (1 - shrinkage)` agents in a shift, a number that is not
/// rounded; the shifts are the only whole numbers. Of those in a shift `1 - shrinkage` are on duty,
/// rounded down, since a fraction of an agent takes no conversation: never below what was needed.
public struct StaffingRoster: Sendable {
    /// Agents that must be in a shift, by hour of the day, or of the week if its days differ.
    public let requirement: [Double]
    /// The shifts.
    public let covering: ShiftCovering
    /// Agents on duty in the same hours.
    public let onDuty: [Int]
    /// Paid hours of a week.
    public let paidHoursPerWeek: Double
    /// Full-time agents that those hours are.
    public let fullTimeEquivalents: Double
    /// What those hours cost in 30 days.
    public let costPer30Days: Double
    /// What the targets came to, over the whole run.
    public internal(set) var targets: [TargetResult] = []
    /// Whether every target is met wherever it must hold, with the whole intervals.
    public internal(set) var isMet = false

    /// The setting that puts these agents on duty.
    public var setting: Setting {
        Setting(agentsPerWeekHour: (0..<168).map { onDuty[$0 % onDuty.count] })
    }

    /// Covers the agents on duty in each hour of the week.
    ///
    /// - Throws: `InvalidQuestion` if an hour cannot be covered.
    init(_ agents: [Int], _ humans: HumanTier, patterns: [ShiftPattern]) throws {
        let isDaily = agents.indices.allSatisfy { agents[$0] == agents[$0 % 24] }
        let group = humans.groups[0]
        let available = 1 - group.shrinkage
        requirement = agents.prefix(isDaily ? 24 : 168).map { Double($0) / available }
        try StaffingRoster.check(agents, patterns)
        covering = ShiftCovering(requirement, with: patterns)
        onDuty = covering.scheduled.map { Int(Double($0) * available + 1e-6) }
        paidHoursPerWeek = Double(covering.paidHours * (isDaily ? 7 : 1))
        fullTimeEquivalents = paidHoursPerWeek / group.paidHoursPerWeek
        costPer30Days = paidHoursPerWeek * 30 / 7 * group.costPerPaidHour
    }

    /// Checks that shifts cover every hour of the week in which agents are needed.
    ///
    /// - Throws: `InvalidQuestion` that names an hour that they do not.
    static func check(_ agents: [Int], _ patterns: [ShiftPattern]) throws {
        let covered = patterns.flatMap { pattern in
            pattern.starts.flatMap { pattern.hours(from: $0, cycle: 24) }
        }
        guard
            let hour = agents.indices.first(where: {
                agents[$0] > 0 && !covered.contains($0 % 24)
            })
        else { return }
        throw InvalidQuestion(
            message: "no shift covers \(hour % 24) o'clock, when agents are needed",
            hint: "Allow more starts, or another shift.")
    }
}

extension Setting {
    /// Puts so many agents on duty in each hour of the week.
    init(agentsPerWeekHour agents: [Int]) {
        let numbers = agents.map(String.init).joined(separator: ",")
        self.init(
            path: JSONPath([.key("humans"), .key("agentsPerWeekHour")]), text: "[\(numbers)]")
    }
}
