import FieldTables
import SimulationKernel

/// Agents who are called when they are needed, such as a pool of freelancers: the plan of the group
/// says how many can be called at most.
///
/// At the start of every interval as many are called as bring the conversations held on average in
/// the interval before, and those who wait, to an occupancy of all agents.
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
                    + "conversations held in the interval before and by those who wait."),
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
    private let rule: OnCall
    private let lead: Int
    private let least: Int
    /// How many were needed in the last intervals, the latest last.
    private var needed: [Int] = []

    init(_ rule: OnCall, interval: TimeSpan) {
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
        if needed.count > lead + least { needed.removeFirst() }
        return min(most, needed.dropLast(lead).max() ?? 0)
    }
}
