/// How large a difference may be before it matters: a share of something, or a size in its unit.
///
/// It is the half-width that a run may stop at, the indifference zone of a selection, and how
/// close to the fewest agents staffing has to come.
public enum Tolerance: Sendable, Equatable {
    /// As a share of the size of what it is a tolerance of.
    case relative(Double)
    /// In the unit of what it is a tolerance of.
    case absolute(Double)

    /// What is tolerated where the value is about `value`, in its unit; never negative.
    public func size(at value: Double) -> Double {
        switch self {
        case .relative(let share): share * abs(value)
        case .absolute(let size): size
        }
    }
}
