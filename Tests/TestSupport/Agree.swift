/// Whether two numbers agree to about eleven digits.
package func agree(_ value: Double, _ expected: Double, relative: Double = 1e-11) -> Bool {
    abs(value - expected) <= relative * abs(expected)
}

/// Whether a random number lies within four standard errors of what it should be: chance alone
/// puts one in 16,000 farther away.
package func agree(_ value: Double, _ expected: Double, standardError: Double) -> Bool {
    abs(value - expected) <= 4 * standardError
}

/// The standard error of the share of successes in so many independent trials.
package func standardError(ofShare share: Double, trials: Double) -> Double {
    (share * (1 - share) / trials).squareRoot()
}
