import ContactRouting

/// A part of the conversations of a run.
package enum Part: Sendable {
    case intervalsOfWeek([Int])
    case intent(Int)
    case complexity(Int)
    case segment(Int)
    case group(Int)
}
