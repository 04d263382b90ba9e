extension Elementary {
    /// Returns the probability that a standard normal variable is at most `x`.
    ///
    /// Relative error below 1e-14 down to the smallest normal number (x > -37.5). Cody, "Rational
    /// Chebyshev approximations for the error function", Mathematics of Computation 23 (1969).
    public static func normalCumulative(_ x: Double) -> Double {
        let z = x.magnitude * 0.70710678118654752440
        if z <= 0.46875 { return 0.5 + errorFunctionNearZero(x * 0.70710678118654752440) / 2 }
        let tail = 0.5 * gaussian(x) * (z <= 4 ? scaledTailNear(z) : scaledTailFar(z))
        return x < 0 ? tail : 1 - tail
    }

    /// exp(-x² / 2), the square split so that its rounding error is not magnified.
    private static func gaussian(_ x: Double) -> Double {
        guard x.magnitude < 40 else { return x.isNaN ? x : 0 }
        let coarse = Double(Int(x.magnitude * 16)) / 16
        let rest = (x.magnitude - coarse) * (x.magnitude + coarse)
        return exp(-0.5 * coarse * coarse) * exp(-0.5 * rest)
    }

    /// erf(z) for |z| <= 0.46875.
    private static func errorFunctionNearZero(_ z: Double) -> Double {
        let y = z * z
        var numerator = 1.85777706184603153e-1 * y + 3.16112374387056560
        numerator = numerator * y + 1.13864154151050156e2
        numerator = numerator * y + 3.77485237685302021e2
        numerator = numerator * y + 3.20937758913846947e3
        var denominator = y + 2.36012909523441209e1
        denominator = denominator * y + 2.44024637934444173e2
        denominator = denominator * y + 1.28261652607737228e3
        denominator = denominator * y + 2.84423683343917062e3
        return z * numerator / denominator
    }

    /// exp(z²) erfc(z) for 0.46875 <= z <= 4.
    private static func scaledTailNear(_ z: Double) -> Double {
        var numerator = 2.15311535474403846e-8 * z + 5.64188496988670089e-1
        numerator = numerator * z + 8.88314979438837594
        numerator = numerator * z + 6.61191906371416295e1
        numerator = numerator * z + 2.98635138197400131e2
        numerator = numerator * z + 8.81952221241769090e2
        numerator = numerator * z + 1.71204761263407058e3
        numerator = numerator * z + 2.05107837782607147e3
        numerator = numerator * z + 1.23033935479799725e3
        var denominator = z + 1.57449261107098347e1
        denominator = denominator * z + 1.17693950891312499e2
        denominator = denominator * z + 5.37181101862009858e2
        denominator = denominator * z + 1.62138957456669019e3
        denominator = denominator * z + 3.29079923573345963e3
        denominator = denominator * z + 4.36261909014324716e3
        denominator = denominator * z + 3.43936767414372164e3
        denominator = denominator * z + 1.23033935480374942e3
        return numerator / denominator
    }

    /// exp(z²) erfc(z) for z >= 4.
    private static func scaledTailFar(_ z: Double) -> Double {
        let y = 1 / (z * z)
        var numerator = 1.63153871373020978e-2 * y + 3.05326634961232344e-1
        numerator = numerator * y + 3.60344899949804439e-1
        numerator = numerator * y + 1.25781726111229246e-1
        numerator = numerator * y + 1.60837851487422766e-2
        numerator = numerator * y + 6.58749161529837803e-4
        var denominator = y + 2.56852019228982242
        denominator = denominator * y + 1.87295284992346047
        denominator = denominator * y + 5.27905102951428412e-1
        denominator = denominator * y + 6.05183413124413191e-2
        denominator = denominator * y + 2.33520497626869185e-3
        return (5.6418958354775628695e-1 - y * numerator / denominator) / z
    }
}
