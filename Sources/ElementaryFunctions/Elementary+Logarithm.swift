extension Elementary {
    /// Returns the natural logarithm of `x`.
    ///
    /// Within 1 ulp of the correctly rounded value. Zero gives -infinity, a negative number or NaN
    /// gives NaN. The reduction and polynomial are those of fdlibm's `e_log.c` (Sun Microsystems,
    /// 1993), arranged without branches so that a loop over a buffer can be vectorised.
    @inlinable
    @inline(__always)
    public static func log(_ x: Double) -> Double {
        let smallestNormal: UInt64 = 0x0010_0000_0000_0000
        let infinity: UInt64 = 0x7FF0_0000_0000_0000
        guard x.bitPattern &- smallestNormal < infinity - smallestNormal else {
            return logOfUnusual(x)
        }
        return logOfNormal(x)
    }

    /// Returns the natural logarithm of a positive, finite, normal number.
    ///
    /// The same bits as `log(_:)` without its one branch. For any other argument the result means
    /// nothing.
    @inlinable
    @inline(__always)
    public static func logOfNormal(_ x: Double) -> Double {
        let (exponent, fraction) = reduced(x)
        let s = fraction / (2 + fraction)
        let z = s * s
        let w = z * z
        let odd =
            w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332))
        let evenTail =
            0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)
        let even = z * (0.6666666666666735130 + w * evenTail)
        let halfSquare = 0.5 * fraction * fraction
        let correction = s * (halfSquare + (even + odd)) + exponent * ln2Low
        return exponent * ln2High - ((halfSquare - correction) - fraction)
    }

    /// Returns log(1 + x) without losing the small `x`.
    ///
    /// Within 4 ulp. Uses the identity of Kahan: the rounding error of 1 + x, which would spoil the
    /// logarithm, cancels in x · log(w) / (w - 1) with w = 1 + x as rounded.
    public static func log1p(_ x: Double) -> Double {
        let w = 1 + x
        guard w != 1 else { return x }
        guard x < 0x1p60 else { return log(x) }
        return log(w) * (x / (w - 1))
    }

    /// Splits a positive normal number into 2^exponent · (1 + fraction), √½ <= 1 + fraction < √2.
    @inlinable
    @inline(__always)
    static func reduced(_ x: Double) -> (exponent: Double, fraction: Double) {
        // Subtracting the bits of √½ makes the borrow choose the exponent; OR-ing the biased
        // exponent into 2⁵² converts it to floating point without an integer conversion.
        let bits = x.bitPattern
        let biased = (bits &+ (0x3FF0_0000_0000_0000 - 0x3FE6_A09E_667F_3BCD)) >> 52
        let exponent = Double(bitPattern: biased | 0x4330_0000_0000_0000) - (0x1p52 + 1023)
        let significand = Double(bitPattern: bits &- (biased << 52) &+ 0x3FF0_0000_0000_0000)
        return (exponent, significand - 1)
    }

    /// 1/5 + z/7 + z²/9 + ..., complete to 1e-18 for 0 <= z <= 1/16.
    ///
    /// With z = s², artanh(s) = s + s³ (1/3 + z times this), and log(1 + f) is twice the artanh of
    /// f / (2 + f).
    static func inverseTangentTail(_ z: Double) -> Double {
        var series = 1.0 / 29 * z + 1.0 / 27
        series = series * z + 1.0 / 25
        series = series * z + 1.0 / 23
        series = series * z + 1.0 / 21
        series = series * z + 1.0 / 19
        series = series * z + 1.0 / 17
        series = series * z + 1.0 / 15
        series = series * z + 1.0 / 13
        series = series * z + 1.0 / 11
        series = series * z + 1.0 / 9
        series = series * z + 1.0 / 7
        return series * z + 1.0 / 5
    }

    /// The logarithm of whatever is not positive, finite and normal.
    @usableFromInline
    static func logOfUnusual(_ x: Double) -> Double {
        if x > 0, x.isSubnormal { return logOfNormal(x * 0x1p54) - 54 * ln2High - 54 * ln2Low }
        if x == 0 { return -.infinity }
        return x > 0 ? x : .nan
    }

    /// The upper 32 bits of ln 2, so that a multiple below 2²¹ is exact.
    @inlinable static var ln2High: Double { 0x1.62E42FEEp-1 }

    /// The rest: ln 2 - `ln2High`.
    @inlinable static var ln2Low: Double { 0x1.A39EF35793C76p-33 }
}
