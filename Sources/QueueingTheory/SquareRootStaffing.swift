#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Square-root staffing: with n = a + beta sqrt(a) servers the chance to wait tends to a constant.
///
/// The delays here are limits as the load `a` grows, not exact for any one load. Sources: Halfin &
/// Whitt (1981), "Heavy-Traffic Limits for Queues with Many Exponential Servers"; Garnett,
/// Mandelbaum & Reiman (2002).
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

    /// The limit of P(wait) for patient customers: 1 / (1 + beta Phi(beta) / phi(beta)).
    ///
    /// - Parameter beta: greater than 0.
    public static func halfinWhittDelay(beta: Double) -> Double {
        precondition(beta > 0, "patient customers need a margin greater than 0")
        return 1 / (1 + beta / hazard(-beta))
    }

    /// The limit of P(wait) for impatient customers:
    /// 1 / (1 + sqrt(theta/mu) h(beta sqrt(mu/theta)) / h(-beta)).
    ///
    /// - Parameters:
    ///   - beta: of either sign.
    ///   - ratio: abandonment rate over service rate, greater than 0.
    public static func garnettDelay(beta: Double, ratio: Double) -> Double {
        precondition(ratio > 0, "a ratio of rates is greater than 0")
        let root = ratio.squareRoot()
        return 1 / (1 + root * hazard(beta / root) / hazard(-beta))
    }

    /// The hazard rate of the standard normal distribution, phi(x) / (1 - Phi(x)).
    ///
    /// Far out, where both underflow, by Laplace's continued fraction x + 1/(x + 2/(x + ...)).
    static func hazard(_ x: Double) -> Double {
        guard x < 25 else {
            return (1...20).reversed().reduce(x) { fraction, k in x + Double(k) / fraction }
        }
        let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
        return 2 * density / erfc(x / 2.0.squareRoot())
    }
}
