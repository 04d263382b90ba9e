extension Elementary {
    /// Returns e to the power `x`.
    ///
    /// Within 1 ulp of the correctly rounded value, subnormal results included; overflows to
    /// infinity above 709.78 and underflows to zero below -745.13. The reduction and rational
    /// function are those of fdlibm's `e_exp.c` (Sun Microsystems, 1993) with one branch.
    @inlinable
    @inline(__always)
    public static func exp(_ x: Double) -> Double {
        guard x.magnitude < 708 else { return expOfExtreme(x, correction: 0) }
        return expOfModerate(x)
    }

    /// Returns e to the power `x` for a magnitude below 708.
    ///
    /// The same bits as `exp(_:)` without its one branch. For any other argument the result means
    /// nothing.
    @inlinable
    @inline(__always)
    public static func expOfModerate(_ x: Double) -> Double {
        let (significand, exponent) = expParts(x, correction: 0)
        return Double(bitPattern: significand.bitPattern &+ exponent << 52)
    }

    /// Returns e^x - 1 without losing a small `x`.
    ///
    /// Within 8 ulp, by Kahan's identity (u - 1) · x / log(u) with u = e^x as rounded.
    public static func expm1(_ x: Double) -> Double {
        let u = exp(x)
        if u == 1 { return x }
        guard u - 1 > -1, u < .infinity else { return u - 1 }
        return (u - 1) * (x / log(u))
    }

    /// Splits e^(x + correction) into a significand near 1 and an exponent of two.
    ///
    /// The exponent comes as the low bits of an integer in two's complement.
    @inlinable
    @inline(__always)
    static func expParts(
        _ x: Double, correction: Double
    ) -> (significand: Double, exponent: UInt64) {
        // Adding 1.5 · 2⁵² rounds to the nearest integer and leaves it in the low bits.
        let shifter = 0x1.8p52
        let shifted = x * 0x1.71547652B82FEp0 + shifter
        let multiple = shifted - shifter
        let high = x - multiple * ln2High
        let low = multiple * ln2Low - correction
        let r = high - low
        let z = r * r
        let w = z * z
        let first = 0.166666666666666019037 + z * -2.77777777770155933842e-3
        let second = 6.61375632143793436117e-5 + z * -1.65339022054652515390e-6
        let c = r - z * (first + w * (second + w * 4.13813679705723846039e-8))
        return (1 + ((r * c / (2 - c) - low) + high), shifted.bitPattern)
    }

    /// e^(x + correction) where the result may overflow or be subnormal.
    @usableFromInline
    static func expOfExtreme(_ x: Double, correction: Double) -> Double {
        guard x < 710 else { return x.isNaN ? x : .infinity }
        guard x > -746 else { return x.isNaN ? x : 0 }
        let (significand, bits) = expParts(x, correction: correction)
        // Two factors, of which only the second can round.
        let exponent = Int64(bitPattern: bits << 52) >> 52
        let half = exponent / 2
        return significand * powerOfTwo(half) * powerOfTwo(exponent - half)
    }

    private static func powerOfTwo(_ exponent: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: exponent &+ 1023) << 52)
    }
}
