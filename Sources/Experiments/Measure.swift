import ContactRouting

/// A number that every replication has, with its unit and its definition.
///
/// Each is a ratio of a numerator to a denominator, which is 1 for plain values; replications
/// are combined as the ratio of the sums.
public struct Measure: Sendable {
    /// Where the ratio comes from, and so by what it can be broken down.
    package enum Source: Sendable {
        /// Conversations: overall, by interval of the week, by intent.
        case conversations(@Sendable (Flow) -> Ratio)
        /// Agents' time: overall and by interval of the week.
        case staffing(@Sendable (StaffTime) -> Ratio)
        /// Conversations and what they came to in truth: overall, by intent, by complexity, by
        /// segment; only for scenarios of which the condition holds.
        case resolutions(
            @Sendable (Scenario) -> Bool, @Sendable (Resolutions) -> Ratio)
        /// Conversations, by whatever they can be broken down: the second ratio for complexities
        /// and segments.
        case either(@Sendable (Flow) -> Ratio, @Sendable (Resolutions) -> Ratio)
        /// A percentile of durations, in units of so many seconds: the whole run only. Of several
        /// replications it is that of all their durations together.
        case percentile(Double, of: Durations, secondsPerUnit: Double)
        /// What agents close, besides by the group that closes it.
        case handled(@Sendable (Flow) -> Ratio)
        /// Agents themselves, all of them or those of a group; nil where it does not apply.
        case agents(@Sendable (Tally, Scenario, Range<Int>) -> Ratio?)
        /// Another measure, of a part of the run by name.
        indirect case part(Measure, PartName)
        /// The whole run only; nil where it does not apply.
        case run(@Sendable (Tally, Scenario) -> Ratio?)
        /// A run beside its baseline.
        case againstBaseline(@Sendable (Run, Run) -> Ratio?)
    }

    /// The measure in a part of a run.
    ///
    /// - Throws: `InvalidQuestion` if it is not known by such parts.
    public func of(_ part: PartName) throws -> Measure {
        guard isKnown(of: part.grouping) else { throw notKnown(of: part) }
        return Measure(
            name: "\(name)[\(part.text)]", unit: unit,
            definition: "\(part.text): \(definitionOfPart)",
            source: .part(self, part), condition: condition)
    }

    /// What it means of a part of a run, each replication of which has its own value.
    private var definitionOfPart: String {
        guard case .percentile = source else { return definition }
        return "mean over replications of the "
            + definition.replacing(", all replications together", with: "")
    }

    /// Whether it is known of the parts of a grouping; of some grouping, if it is nil.
    package func isKnown(of grouping: Grouping?) -> Bool {
        // A part of the centre has months of its own, but a month has no weeks.
        if grouping?.isByDate == true { return datesAsked == nil && !isAgainstBaseline }
        if grouping?.isByTimeOfWeek == true { return isKnownByTimeOfWeek }
        return switch source {
        case .conversations, .resolutions, .either: grouping != .group
        case .handled: true
        case .staffing, .agents: grouping == nil || grouping == .group
        case .percentile, .part, .run, .againstBaseline: false
        }
    }

    private var isKnownByTimeOfWeek: Bool {
        if isOfDetails || inIntervals != nil { return true }
        return switch source {
        case .conversations, .either, .handled, .staffing: true
        case .resolutions, .percentile, .agents, .part, .run, .againstBaseline: false
        }
    }

    /// Whether it is read from what is kept of intervals only where somebody asks for it.
    var isOfDetails: Bool {
        switch source {
        case .resolutions: true
        case .percentile(_, .wait, _), .percentile(_, .handledWait, _): true
        default: addsUpOverTime
        }
    }

    /// That it is not known of a part.
    func notKnown(of part: PartName) -> InvalidQuestion {
        InvalidQuestion(
            message: "\(name) is not known of '\(part.text)' by itself",
            hint:
                "Conversations are known by intent, segment and complexity, what agents close and "
                + "how busy they are by group; percentiles and costs are of the whole run or of a "
                + "month, week or day.")
    }

    /// Name in files, JSON and CSV.
    public let name: String
    /// Unit of its values; `share` for a proportion.
    public let unit: String
    /// What it means, in words that can be checked.
    public let definition: String
    package let source: Source
    /// Of which scenarios it is; nil for all.
    var condition: (@Sendable (Scenario) -> Bool)?
    /// Its ratio in some intervals of the week that come to so many ticks of the measured part, of
    /// measures that are numbers present at a time; nil if its source says all.
    var inIntervals: (@Sendable (Tally, _ intervals: [Int], _ ticks: Double) -> Ratio?)?
    /// Its ratio in a period beside the whole run, of measures that need more than the period's own
    /// conversations; nil if a period is a run of its own.
    var inPeriod: (@Sendable (_ period: Tally, _ whole: Tally) -> Ratio?)?
    /// Whether it is a sum over conversations and the time of agents, as money is, and so that of a
    /// part of the week is known.
    var addsUpOverTime = false
    /// Whether a ratio of the whole run is one of counts, as those of conversations are.
    var countsInRun = false

    /// Whether it is that of a part of a run.
    package var isOfPart: Bool { if case .part = source { true } else { false } }

    private var isAgainstBaseline: Bool {
        if case .againstBaseline = source { true } else { false }
    }

    /// By which dates the run must be kept apart for it; nil for none.
    package var datesAsked: Grouping? {
        guard case .part(_, let name) = source else { return nil }
        return name.grouping.flatMap { $0.isByDate ? $0 : nil }
    }

    /// Whether it is a share of things that are counted, such as conversations.
    package var isCountedShare: Bool {
        switch source {
        case .conversations, .resolutions, .either, .handled: unit == "share"
        case .part(let whole, _): whole.isCountedShare
        case .run: unit == "share" && countsInRun
        case .staffing, .agents, .percentile, .againstBaseline: false
        }
    }

    /// Whether it counts what happens, and so grows with the measured part.
    var isCount: Bool {
        switch source {
        case .conversations, .handled: unit == "issues" || unit == "conversations"
        case .part(let whole, _): whole.isCount
        case .staffing, .resolutions, .either, .percentile, .agents, .run, .againstBaseline: false
        }
    }
}
