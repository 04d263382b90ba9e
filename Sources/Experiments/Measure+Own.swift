import ContactRouting

/// Measures of your own. Their names tell them apart: none may have that of another.
///
/// `Replications`, `RunExperiment.run`, `compare`, `sweep`, targets and objectives take them as
/// they take those that are built in.
extension Measure {
    /// A ratio of two sums over a run, or a plain value, whose denominator is 1.
    ///
    /// Several replications are combined as the ratio of the sums of numerators and denominators,
    /// so that a mean over customers stays one over all of them.
    ///
    /// ```swift
    /// let lost = Measure(
    ///     name: "lostPerHour", unit: "conversations", definition: "abandonments in an hour"
    /// ) { tally, _ in Ratio(Double(tally.total.abandoned), per: tally.horizon.seconds / 3_600) }
    /// ```
    ///
    /// - Parameters:
    ///   - name: in results and comparisons.
    ///   - unit: of its values; `share` for a proportion.
    ///   - definition: what it means, in words that can be checked.
    ///   - countsThings: whether both sums count things, such as conversations, so that a share
    ///     of 0 in every replication still has an interval when a target is held against it.
    ///   - ratio: of a run; nil where the measure does not apply.
    /// - Precondition: no measure that is built in has the name.
    public init(
        name: String, unit: String, definition: String, countsThings: Bool = false,
        ratio: @escaping @Sendable (Tally, Scenario) -> Ratio?
    ) {
        self.init(
            own: name, unit, definition, .run(ratio), countsInRun: countsThings)
    }

    /// A ratio of sums over conversations, which is also known by hour, by weekday and by intent.
    ///
    /// - Precondition: no measure that is built in has the name.
    public init(
        name: String, unit: String, definition: String,
        ofConversations ratio: @escaping @Sendable (Flow) -> Ratio
    ) {
        self.init(own: name, unit, definition, .conversations(ratio))
    }

    /// A percentile of durations, of all replications together.
    ///
    /// - Parameters:
    ///   - name: in results and comparisons.
    ///   - unit: `seconds`, or what `secondsPerUnit` makes it.
    ///   - definition: what it means, in words that can be checked.
    ///   - probability: .9 for the duration that nine of ten do not exceed.
    ///   - durations: of what.
    ///   - secondsPerUnit: 60 for values in minutes.
    /// - Precondition: no measure that is built in has the name; the probability lies between 0
    ///   and 1.
    public init(
        name: String, unit: String = "seconds", definition: String,
        percentile probability: Double, of durations: Durations, secondsPerUnit: Double = 1
    ) {
        precondition(probability > 0 && probability < 1 && secondsPerUnit > 0)
        self.init(
            own: name, unit, definition,
            .percentile(probability, of: durations, secondsPerUnit: secondsPerUnit))
    }

    private init(
        own name: String, _ unit: String, _ definition: String, _ source: Source,
        countsInRun: Bool = false
    ) {
        precondition(Measure.named(name) == nil, "a measure that is built in has this name")
        self.init(
            name: name, unit: unit, definition: definition, source: source,
            countsInRun: countsInRun)
    }
}
