/// Distributions of one shape, told apart by numbers: all but the few of `Distribution.Family`
/// whose quantile is drawn so often that it stands inline.
@usableFromInline
protocol DistributionFamily: Sendable, Equatable {
    /// The value at or below which a share `u`, between 0 and 1, lies; it never decreases in `u`.
    func quantile(_ u: Double) -> Double

    /// The probability of a value at most `x`.
    func cumulative(_ x: Double) -> Double

    /// The expected value.
    var mean: Double { get }

    /// The variance.
    var variance: Double { get }

    /// The family's distribution of `factor` times the variable.
    func scaled(by factor: Double) -> Self

    /// The family's distribution of the variable plus an offset; nil if it always begins at 0, and
    /// the offset is to be added to its values.
    ///
    /// Families with atoms move themselves: an atom must lie where the quantile says, to the bit.
    func moved(by offset: Double) -> Self?
}

extension DistributionFamily {
    func moved(by offset: Double) -> Self? { nil }

    func isEqual(to other: any DistributionFamily) -> Bool { other as? Self == self }
}
