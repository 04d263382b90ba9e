import FieldTables
import SimulationKernel

/// Agents who are called when they are needed, such as a pool of freelancers: the plan of the group
/// says how many can be called at most.
///
/// At the start of every interval as many are called as bring the conversations held on average in
/// the interval before, and those who wait, to an occupancy of all agents: of all groups, whatever
/// their skills.
public struct OnCall: Described {
    /// The occupancy aimed at.
    public var occupancy = 0.85
    /// Minutes from the call until they are there.
    public var leadMinutes = 0.0
    /// Minutes for which they stay at least.
    public var leastMinutes = 60.0

    /// Called as usual.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<OnCall>(
        "on call", "Agents who are called when they are needed, such as freelancers.",
        [
            .optional(
                "occupancy", \.occupancy,
                .number(NumberRule(from: .including(0.01), to: .including(1))),
                "As many are called as bring all agents to this occupancy, judged by the "
                    + "conversations held in the interval before and by those who wait, of all "
                    + "groups and whatever their skills."),
            .optional(
                "leadMinutes", \.leadMinutes, .number(.upTo(10_080)), unit: "minutes",
                "Time from the call until they are there: whole intervals of intervalMinutes."),
            .optional(
                "leastMinutes", \.leastMinutes, .number(.upTo(10_080)), unit: "minutes",
                "Time for which they stay at least: whole intervals of intervalMinutes."),
            .note,
        ])
}

/// Who of a group on call has been called, and when.
struct Calls {
    private var rule: OnCall
    private let interval: TimeSpan
    private var lead = 0
    private var least = 1
    /// How many were needed in the last intervals, the latest last.
    private var needed: [Int] = []

    init(_ rule: OnCall, interval: TimeSpan) {
        (self.rule, self.interval) = (rule, interval)
        change(to: rule)
    }

    /// Goes on by another rule; who has been called stays called.
    mutating func change(to rule: OnCall) {
        self.rule = rule
        func intervals(_ minutes: Double) -> Int {
            Int((minutes * 60 / interval.seconds).rounded())
        }
        lead = intervals(rule.leadMinutes)
        least = max(1, intervals(rule.leastMinutes))
    }

    /// How many are there in an interval that begins.
    ///
    /// - Parameters:
    ///   - load: conversations held before, and those who wait.
    ///   - others: conversations that agents who are not on call can hold.
    ///   - each: conversations that one on call can hold.
    ///   - most: how many there are.
    mutating func there(load: Double, others: Double, each: Double, most: Int) -> Int {
        let missing = max(0, load / rule.occupancy - others) / each
        needed.append(Int(min(Double(most), missing.rounded(.up))))
        needed.removeFirst(max(0, needed.count - lead - least))
        return min(most, needed.dropLast(lead).max() ?? 0)
    }
}
