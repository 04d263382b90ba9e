/// How the probability of being wrong is shared out among the looks at plans, however many there
/// are going to be.
///
/// Look j may be wrong with a share of 1 / (j (j + 1)), which add up to 1: the first ones, of which
/// there always are some, get most of it.
struct ErrorSpending: Sendable {
    /// The probability with which any of the looks may be wrong.
    private let error: Double
    private var looks = 0

    init(confidence: Double) { error = 1 - confidence }

    /// The confidence of every interval in the next look.
    ///
    /// A plan is certified only if every single target is shown to be met. One that misses some
    /// target, whichever and however many, has to pass a test of that one: so each target may be
    /// wrong as often as all of them together, and only looks have to share. As much again lies on
    /// the side of the intervals that nobody asks about. Source: R. L. Berger (1982),
    /// "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24(4).
    var confidence: Double { 1 - 2 * error / Double((looks + 1) * (looks + 2)) }

    /// Spends on a look; returns the confidence of its intervals.
    mutating func look() -> Double {
        defer { looks += 1 }
        return confidence
    }
}
