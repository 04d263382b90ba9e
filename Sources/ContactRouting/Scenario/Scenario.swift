/// Everything a run needs to know: a validated workload, as values.
///
/// All times are in seconds unless their type says otherwise; all shares and probabilities
/// lie between 0 and 1.
public struct Scenario: Sendable, Equatable {
    /// How fresh issues arrive.
    public var demand: Demand
    /// What issues are about; never empty, shares add up to 1.
    public var intents: [Intent]
    /// Classes of difficulty, from easy to hard; never empty. Intents give their shares.
    public var complexities: [Complexity]
    /// Kinds of customers, such as languages; never empty, shares add up to 1.
    public var segments: [Segment]
    /// The AI tier, if there is one.
    public var ai: AITier?
    /// The human tier, if there is one.
    public var humans: HumanTier?
    /// Who comes back, and when.
    public var repeats: RepeatContacts
    /// What part of the run is measured, and against which thresholds.
    public var measurement: MeasurementPlan
    /// How satisfied customers are, if that is modelled.
    public var satisfaction: Satisfaction?
    /// Times in which something breaks; nil for none.
    public var incidents: Incidents?
    /// What changes in the course of the run, in order.
    public var changes: [ScenarioChange] = []

    /// Creates a scenario from its parts; unless given, there is one complexity and one segment.
    public init(
        demand: Demand, intents: [Intent], complexities: [Complexity] = [Complexity()],
        segments: [Segment] = [Segment()], ai: AITier?, humans: HumanTier?,
        repeats: RepeatContacts, measurement: MeasurementPlan, satisfaction: Satisfaction? = nil
    ) {
        self.demand = demand
        self.intents = intents
        self.complexities = complexities
        self.segments = segments
        self.ai = ai
        self.humans = humans
        self.repeats = repeats
        self.measurement = measurement
        self.satisfaction = satisfaction
    }

    /// Whether answers are right or wrong in this scenario: its AI has the second form, or its
    /// humans can fail.
    public var knowsTruth: Bool { ai?.answering != nil || humans?.canFail == true }
}
