/// How many representable numbers lie between two numbers of equal sign.
func distance(_ a: Double, _ b: Double) -> UInt64 {
    let (p, q) = (a.bitPattern, b.bitPattern)
    return p > q ? p - q : q - p
}

/// |value - expected| over |expected|; zero where both are equal.
func relativeError(_ value: Double, _ expected: Double) -> Double {
    value == expected ? 0 : (value - expected).magnitude / expected.magnitude
}
