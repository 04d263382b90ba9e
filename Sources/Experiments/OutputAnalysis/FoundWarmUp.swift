import SimulationKernel

/// What the search for the warm-up of one replication found.
public struct FoundWarmUp: Sendable, Equatable {
    /// The truncation of MSER-5, from the start of the run.
    public let truncation: TimeSpan
    /// Whether leaving out more than half of the run would not look even better.
    public let isSteady: Bool
    /// Where the measured part begins.
    public let warmUp: TimeSpan
}
