import SimulationKernel

/// What agents of a group may take, from when on, and how fast and how well they do it.
///
/// A group takes a conversation if one of its skills covers it; of several the first counts.
public struct Skill: Sendable, Equatable {
    /// Positions of the intents it covers; nil for all.
    public var intents: Set<Int>?
    /// Positions of the segments it covers, such as languages; nil for all.
    public var segments: Set<Int>?
    /// Positions of the complexities it covers; nil for all.
    public var complexities: Set<Int>?
    /// How much faster than the length of a human session they are: work is divided by it.
    public var speedFactor = 1.0
    /// Times the probability that a human resolves the issue.
    public var resolutionFactor = 1.0
    /// Overflow: they take a conversation that has waited so long; nil for at once, or, if
    /// `overflowWait` is given, for that alone.
    public var afterWait: TimeSpan?
    /// Overflow: they take a conversation while those groups that take it at once are predicted to
    /// let it wait for longer than this.
    public var overflowWait: TimeSpan?
    /// Agents with room who are kept for this skill: others are taken only if more have room.
    public var reserved = 0

    /// Everything, at once, as fast and as well as anybody.
    public init() {}

    /// Covers what is given; by default everything.
    public init(
        intents: Set<Int>? = nil, segments: Set<Int>? = nil, complexities: Set<Int>? = nil,
        speedFactor: Double = 1, resolutionFactor: Double = 1, afterWait: TimeSpan? = nil,
        overflowWait: TimeSpan? = nil, reserved: Int = 0
    ) {
        self.intents = intents
        self.segments = segments
        self.complexities = complexities
        self.speedFactor = speedFactor
        self.resolutionFactor = resolutionFactor
        self.afterWait = afterWait
        self.overflowWait = overflowWait
        self.reserved = reserved
    }

    /// Whether it covers a conversation of this kind.
    func covers(intent: Int, segment: Int, complexity: Int) -> Bool {
        intents?.contains(intent) ?? true && segments?.contains(segment) ?? true
            && complexities?.contains(complexity) ?? true
    }

    /// Whether those who have it take a conversation as soon as it comes.
    var isAtOnce: Bool { afterWait == nil && overflowWait == nil }
}
