import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Shifts that cover what was found to be needed, and what they achieve.
///
/// An interval needs `agents on duty / (1 - shrinkage)` agents in a shift, a number that is not
/// rounded; the shifts are the only whole numbers. Of those in a shift `1 - shrinkage` are on duty,
/// rounded down, since a fraction of an agent takes no conversation: never below what was needed.
public struct StaffingRoster: Sendable {
    /// Length of an interval, minutes.
    public let intervalMinutes: Int
    /// Agents that must be in a shift, by interval of the day, or of the week if its days differ.
    public let requirement: [Double]
    /// The shifts.
    public let covering: ShiftCovering
    /// Agents on duty in the same intervals.
    public let onDuty: [Int]
    /// Paid hours of a week.
    public let paidHoursPerWeek: Double
    /// Shifts that begin on each day of the week, from Monday.
    public let shiftsByDay: [Int]
    /// On how many days of a week an agent works.
    public let week: WeeklyPattern
    /// The fewest agents who can work all shifts that way.
    public let agents: Int
    /// Full-time agents that those hours are.
    public let fullTimeEquivalents: Double
    /// What those hours cost in 30 days.
    public let costPer30Days: Double
    /// What the targets came to, over the whole run.
    public private(set) var targets: [TargetResult] = []
    /// Whether every target is met wherever it must hold, with the whole intervals.
    public private(set) var isMet = false

    /// Whether every day is the same.
    public var isDaily: Bool { onDuty.count * intervalMinutes == 1_440 }

    /// Agents on duty in each interval of the week.
    var onDutyInWeek: [Int] {
        (0..<10_080 / intervalMinutes).map { onDuty[$0 % onDuty.count] }
    }

    /// The setting that puts these agents on duty.
    public var setting: Setting { Setting(agentsPerWeek: onDutyInWeek, of: owner) }
    /// Where they are in a file of the workload.
    private let owner: JSONPath

    /// Covers the agents on duty in each interval of the week.
    ///
    /// - Throws: `InvalidQuestion` if an interval cannot be covered.
    init(
        _ agents: [Int], _ group: AgentGroup, patterns: [ShiftPattern],
        week: WeeklyPattern = .usual, at owner: JSONPath = JSONPath([.key("humans")])
    ) throws {
        self.owner = owner
        let perDay = agents.count / 7
        intervalMinutes = 1_440 / perDay
        let isDaily = agents.indices.allSatisfy { agents[$0] == agents[$0 % perDay] }
        let available = 1 - group.shrinkage
        requirement = agents.prefix(isDaily ? perDay : 7 * perDay).map { Double($0) / available }
        try StaffingRoster.check(agents, patterns)
        covering = ShiftCovering(requirement, with: patterns, every: intervalMinutes)
        onDuty = covering.scheduled.map { Int(Double($0) * available + 1e-6) }
        let starts = covering.starts
        shiftsByDay = (0..<7).map { day in
            starts.reduce(0) { $0 + (isDaily || $1.minute / 1_440 == day ? $1.count : 0) }
        }
        self.week = week
        self.agents = week.fewestAgents(for: shiftsByDay)
        paidHoursPerWeek = covering.paidHours * (isDaily ? 7 : 1)
        fullTimeEquivalents = paidHoursPerWeek / group.paidHoursPerWeek
        costPer30Days = paidHoursPerWeek * 30 / 7 * group.costPerPaidHour
    }

    /// Takes over what was said of it, alone or together with others; nil where nothing was.
    mutating func judge(_ certificate: StaffingCertificate?) {
        guard let certificate else { return }
        isMet = certificate.isMet && certificate.spending.allSatisfy { $0.verdict == .met }
        targets = certificate.overall + certificate.spending
    }

    /// Checks that shifts fit the intervals, and cover every one of the week in which agents are
    /// needed.
    ///
    /// - Throws: `InvalidQuestion` that names a shift that does not fit, or the intervals of the
    ///   day that none covers.
    static func check(_ agents: [Int], _ patterns: [ShiftPattern]) throws {
        let perDay = agents.count / 7
        let minutes = 1_440 / perDay
        if let odd = patterns.first(where: { !$0.isWhole(in: minutes) }) {
            throw InvalidQuestion(
                message: "'\(odd.text)' does not fit intervals of \(minutes) minutes",
                hint: "Set intervalMinutes to 15 or 30, or give whole "
                    + (minutes == 60 ? "hours." : "half hours."))
        }
        let covered = Set(
            patterns.flatMap { pattern in
                pattern.starts.flatMap {
                    pattern.intervals(from: $0 / minutes, cycle: perDay, of: minutes)
                }
            })
        let open = Set(agents.indices.filter { agents[$0] > 0 }.map { $0 % perDay })
        let bare = open.subtracting(covered).sorted()
        guard let first = bare.first else { return }
        throw InvalidQuestion(
            message: "no shift covers \(WeekTime.clock(first * minutes)), when agents are needed"
                + (bare.count == 1 ? "" : ", nor \(bare.count - 1) other intervals of the day"),
            hint: "Allow more starts, or another shift.")
    }
}

extension Setting {
    /// Puts so many agents on duty in each interval of the week.
    ///
    /// - Parameter owner: where the tier or the group of agents is in the file.
    init(agentsPerWeek agents: [Int], of owner: JSONPath) {
        let numbers = agents.map(String.init).joined(separator: ",")
        let key = agents.count == 168 ? "agentsPerWeekHour" : "agentsPerWeekInterval"
        self.init(path: owner.key(key), text: "[\(numbers)]")
    }
}
