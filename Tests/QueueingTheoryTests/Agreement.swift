import Testing

/// Whether two numbers agree to about eleven digits.
///
/// Expected values are literals computed with mpmath at 30 digits, by other methods than the
/// library's where there are any: integrals over the virtual wait, matrix exponentials of the
/// tagged customer, linear systems over labelled agents. Numbers such as T9 name the published
/// reference case whose printed digits the literal extends.
func agree(_ value: Double, _ expected: Double, relative: Double = 1e-11) -> Bool {
    abs(value - expected) <= relative * abs(expected)
}

@Test func agreementIsStrict() {
    #expect(agree(2, 2 + 1e-11))
    #expect(!agree(2, 2 + 1e-10))
    #expect(!agree(.nan, 2))
}
