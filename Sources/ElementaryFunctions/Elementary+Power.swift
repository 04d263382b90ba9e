extension Elementary {
    /// Returns `x` to the power `y`, for x >= 0.
    ///
    /// Within 1 ulp of the correctly rounded value wherever the result is normal. The edges are
    /// those of C: anything to the power 0 is 1 and 1 to any power is 1, NaN included; 0 to a
    /// negative power is infinity. A negative base gives NaN.
    ///
    /// The logarithm is carried to about 66 bits as an unevaluated sum of two numbers (Dekker,
    /// "A floating-point technique for extending the available precision", 1971).
    public static func pow(_ x: Double, _ y: Double) -> Double {
        if y == 0 || x == 1 { return 1 }
        guard x > 0, x < .infinity, !y.isNaN else {
            if x.isNaN || y.isNaN || x < 0 { return .nan }
            return (x == 0) == (y > 0) ? 0 : .infinity
        }
        // |log x| >= 2⁻⁵³, so every larger exponent saturates alike.
        let y = max(-0x1p66, min(0x1p66, y))
        let logarithm = logPair(x)
        let (high, error) = product(y, logarithm.high)
        let low = error + y * logarithm.low
        guard high.magnitude < 708 else { return expOfExtreme(high, correction: low) }
        let (significand, exponent) = expParts(high, correction: low)
        return Double(bitPattern: significand.bitPattern &+ exponent << 52)
    }

    /// The logarithm of a positive finite number as an unevaluated sum.
    ///
    /// With s = f / (2 + f), log(1 + f) = 2s + s³ (2/3 + 2/5 s² + ...): all but the tail of the
    /// series in doubled precision.
    private static func logPair(_ x: Double) -> (high: Double, low: Double) {
        let subnormal = x < .leastNormalMagnitude
        var (exponent, f) = reduced(subnormal ? x * 0x1p54 : x)
        if subnormal { exponent -= 54 }

        let divisor = sum(2, f)
        let s = f / divisor.high
        let back = product(s, divisor.high)
        let sLow = (((f - back.high) - back.low) - s * divisor.low) / divisor.high

        var z = product(s, s)
        z.low += 2 * s * sLow
        var series = sum(0x1.5555555555555p-1, z.high * (2 * inverseTangentTail(z.high)))
        series.low += 0x1.5555555555555p-55

        var cubic = product(z.high, series.high)
        cubic.low += z.high * series.low + z.low * series.high
        var rest = product(s, cubic.high)
        rest.low += s * cubic.low + sLow * cubic.high

        var fraction = sum(2 * s, rest.high)
        fraction.low += 2 * sLow + rest.low
        let total = sum(exponent * ln2High, fraction.high)
        let low = total.low + (exponent * ln2Low + fraction.low)
        return sum(total.high, low)
    }

    /// The exact sum of two numbers (Knuth).
    private static func sum(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
        let high = a + b
        let part = high - a
        return (high, (a - (high - part)) + (b - part))
    }

    /// The exact product of two numbers below 2⁹⁹⁶ (Dekker, with Veltkamp's splitting).
    private static func product(_ a: Double, _ b: Double) -> (high: Double, low: Double) {
        let (a1, a2) = halves(a)
        let (b1, b2) = halves(b)
        let high = a * b
        return (high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2)
    }

    private static func halves(_ a: Double) -> (Double, Double) {
        let scaled = a * 0x1.0000002p27
        let upper = scaled - (scaled - a)
        return (upper, a - upper)
    }
}
