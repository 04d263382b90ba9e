#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Gamma-distributed factors of mean 1 whose normal scores are correlated, as the busyness of two
/// days or hours that follow each other.
///
/// The mean of a product is summed up from the Hermite coefficients c_k of the factors as functions
/// of their normal scores: E[f(Z) g(W)] = sum of c_k(f) c_k(g) r^k for scores with correlation r
/// (Mehler's formula). Source of the model: Channouf & L'Ecuyer (2012).
public struct GammaCopula: Sendable {
    private let coefficients: [Double]

    private static let terms = 80
    private static let step = 1.0 / 64
    private static let reach = 8.5

    /// A factor with this coefficient of variation, which is positive.
    ///
    /// - Complexity: O(1): some thousand values of the incomplete gamma function.
    public init(coefficientOfVariation cv: Double) {
        precondition(cv > 0, "a coefficient of variation is positive")
        let shape = 1 / (cv * cv)
        var sums = [Double](repeating: 0, count: GammaCopula.terms)
        var score = -GammaCopula.reach
        while score <= GammaCopula.reach {
            let density = exp(-score * score / 2) / (2 * Double.pi).squareRoot()
            let weight = GammaCopula.factor(score, shape: shape) * density * GammaCopula.step
            // Hermite polynomials over the roots of the factorials.
            var (before, now) = (0.0, 1.0)
            for term in 0..<GammaCopula.terms {
                sums[term] += weight * now
                let next =
                    (score * now - Double(term).squareRoot() * before)
                    / Double(term + 1).squareRoot()
                (before, now) = (now, next)
            }
            score += GammaCopula.step
        }
        coefficients = sums
    }

    /// The mean of the product of two factors whose scores have this correlation.
    public func meanProduct(_ other: GammaCopula, correlation: Double) -> Double {
        zip(coefficients, other.coefficients).enumerated().reduce(0) {
            $0 + $1.element.0 * $1.element.1 * pow(correlation, Double($1.offset))
        }
    }

    /// The factor that is exceeded as often as a normal number exceeds a score.
    private static func factor(_ score: Double, shape: Double) -> Double {
        let isUpper = score > 0
        let tail = erfc(abs(score) / 2.0.squareRoot()) / 2
        var (low, high) = (0.0, 1.0)
        func exceeds(_ factor: Double) -> Bool {
            let below = cumulative(shape: shape, shape * factor)
            return isUpper ? below.complement > tail : below.value < tail
        }
        while exceeds(high) { (low, high) = (high, high * 2) }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if exceeds(middle) { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The incomplete gamma function over the whole one, and what is missing to 1: the series
    /// below the mean, a continued fraction (Lentz) above.
    private static func cumulative(
        shape: Double, _ x: Double
    ) -> (value: Double, complement: Double) {
        guard x > 0 else { return (0, 1) }
        let front = exp(shape * log(x) - x - lgamma(shape))
        if x < shape + 1 {
            var (term, sum, number) = (1 / shape, 1 / shape, shape)
            while term > sum * 1e-17 {
                number += 1
                term *= x / number
                sum += term
            }
            return (front * sum, 1 - front * sum)
        }
        let tiny = 1e-300
        var denominator = x + 1 - shape
        var (c, d) = (1 / tiny, 1 / denominator)
        var fraction = d
        for step in 1..<10_000 {
            let weight = -Double(step) * (Double(step) - shape)
            denominator += 2
            d = weight * d + denominator
            d = 1 / (abs(d) < tiny ? tiny : d)
            c = denominator + weight / c
            if abs(c) < tiny { c = tiny }
            fraction *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return (1 - front * fraction, front * fraction)
    }
}
