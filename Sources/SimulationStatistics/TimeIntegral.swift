/// The area under a step function of time, such as the number of busy agents.
///
/// Kept in integers, so that it is exact and does not depend on how the time is cut up.
public struct TimeIntegral: Sendable, Equatable {
    /// The current height of the step function.
    @inlinable
    public var level: Int { height }
    @usableFromInline var height = 0
    @usableFromInline var area: Int64 = 0
    @usableFromInline var since: Int64 = 0

    /// Creates the integral of a function that starts at `level` at tick zero.
    public init(level: Int = 0) { height = level }

    /// Changes the level by `change` at instant `ticks`, which never goes back.
    @inlinable
    @inline(__always)
    public mutating func add(_ change: Int, at ticks: Int64) {
        area &+= Int64(height) &* (ticks &- since)
        since = ticks
        height &+= change
    }

    /// Returns the area since the last call, in level x ticks, and starts afresh at `ticks`.
    public mutating func take(at ticks: Int64) -> Int64 {
        add(0, at: ticks)
        defer { area = 0 }
        return area
    }
}
