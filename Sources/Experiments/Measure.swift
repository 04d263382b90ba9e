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
        /// The whole run only; nil where it does not apply.
        case run(@Sendable (Tally, Scenario) -> Ratio?)
        /// A run beside its baseline.
        case againstBaseline(@Sendable (Run, Run) -> Ratio?)
    }

    /// Name in files, JSON and CSV.
    public let name: String
    /// Unit of its values; `share` for a proportion.
    public let unit: String
    /// What it means, in words that can be checked.
    public let definition: String
    package let source: Source
    /// Whether a ratio of the whole run is one of counts, as those of conversations are.
    var countsInRun = false

    /// Whether it is a share of things that are counted, such as conversations.
    package var isCountedShare: Bool {
        switch source {
        case .conversations, .resolutions, .either: unit == "share"
        case .run: unit == "share" && countsInRun
        case .staffing, .percentile, .againstBaseline: false
        }
    }

    /// Whether it counts what happens, and so grows with the measured part.
    var isCount: Bool {
        guard case .conversations = source else { return false }
        return unit == "issues" || unit == "conversations"
    }
}
