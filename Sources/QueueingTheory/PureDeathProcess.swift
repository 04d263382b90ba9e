#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// People of whom each leaves at a constant hazard, and nobody comes: a linear pure death process.
public struct PureDeathProcess: Sendable {
    /// How many there are at first.
    public let people: Int
    /// The share that has left after a unit of time.
    public let share: Double

    /// - Parameters:
    ///   - people: how many there are at first.
    ///   - share: of them leaves in a unit of time: at least 0, below 1.
    public init(people: Int, share: Double) {
        precondition(people >= 0 && (0..<1).contains(share), "a share is below 1")
        (self.people, self.share) = (people, share)
    }

    /// The mean number left after a time: it is binomial.
    public func mean(after time: Double) -> Double { Double(people) * pow(1 - share, time) }
}
