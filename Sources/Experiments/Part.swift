import ContactRouting
import SimulationKernel

/// A part of the conversations of a run.
package enum Part: Sendable {
    case intervalsOfWeek([Int])
    case intent(Int)
    /// An intent in some intervals, where the measurement plan keeps them apart.
    case intentInIntervals(Int, [Int])
    case complexity(Int)
    case segment(Int)
    case group(Int)
    /// A part of the time, by when conversations started.
    case period(Range<Instant>)
}
