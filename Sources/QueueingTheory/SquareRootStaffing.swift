/// Square-root staffing: with n = a + beta sqrt(a) servers the chance to wait tends to a constant
/// as the load `a` grows (Halfin & Whitt, 1981, "Heavy-Traffic Limits for Queues with Many
/// Exponential Servers").
public enum SquareRootStaffing {
    /// The fewest servers with a margin of at least `beta` square roots of the load.
    ///
    /// - Parameters:
    ///   - offeredLoad: in erlangs, at least 0.
    ///   - beta: the grade of service; negative only makes sense with impatient customers.
    public static func servers(offeredLoad: Double, beta: Double) -> Int {
        precondition(offeredLoad >= 0, "a load is at least 0")
        return Int(max(0, (offeredLoad + beta * offeredLoad.squareRoot()).rounded(.up)))
    }
}
