extension Elementary {
    /// Returns the quantile of the standard normal distribution at `u` in (0, 1).
    ///
    /// Relative accuracy about 1e-16: Wichura, "Algorithm AS 241: the percentage points of the
    /// normal distribution", Applied Statistics 37 (1988), routine PPND16. The ends give -infinity
    /// and infinity, anything outside NaN.
    @inlinable
    public static func normalQuantile(_ u: Double) -> Double {
        isCentral(u) ? normalQuantileOfCentre(u) : normalQuantileOfTail(u)
    }

    /// Replaces each element `u` of a buffer by its normal quantile.
    ///
    /// The same bits as `normalQuantile(_:)`, element by element. The centre's rational function is
    /// evaluated for all elements, without branches, and the tails, one in seven, are put right.
    ///
    /// - Parameters:
    ///   - buffer: numbers between 0 and 1.
    ///   - count: elements to replace, the first ones; all unless given.
    /// - Complexity: O(n).
    public static func replaceByNormalQuantiles(
        _ buffer: inout MutableSpan<Double>, first count: Int? = nil
    ) {
        let count = count ?? buffer.count
        precondition(count <= buffer.count)
        var scratch = Scratch()
        for start in stride(from: 0, to: count, by: Scratch.length) {
            replaceBlock(&buffer, start..<min(start + Scratch.length, count), &scratch)
        }
    }

    /// What the tails of a block are computed in.
    private struct Scratch {
        static var length: Int { 256 }
        // One more than the elements of a block: what is in the centre is written, too, and then
        // written over.
        var tails = InlineArray<257, Double>(repeating: 0)
        var magnitudes = InlineArray<257, Double>(repeating: 0)
        var places = InlineArray<257, Int>(repeating: 0)
    }

    /// The elements outside the centre are taken out, so that they too are evaluated in a loop
    /// without branches.
    private static func replaceBlock(
        _ buffer: inout MutableSpan<Double>, _ block: Range<Int>, _ scratch: inout Scratch
    ) {
        var tails = scratch.tails.mutableSpan
        var magnitudes = scratch.magnitudes.mutableSpan
        var places = scratch.places.mutableSpan
        var count = 0
        for index in block {
            let u = buffer[index]
            tails[count] = u
            places[count] = index
            count &+= isCentral(u) ? 0 : 1
        }
        for index in block { buffer[index] = normalQuantileOfCentre(buffer[index]) }
        for index in 0..<count {
            let u = tails[index]
            magnitudes[index] = -logOfNormal(u < 0.5 ? u : 1 - u)
        }
        // A loop of its own, because a square root is a call that is not vectorised.
        for index in 0..<count { magnitudes[index] = magnitudes[index].squareRoot() }
        for index in 0..<count { magnitudes[index] = middleTail(magnitudes[index] - 1.6) }
        for index in 0..<count {
            let u = tails[index]
            let place = places[index]
            // One in 10¹⁰ lies further out, or is not a normal number between 0 and 1.
            if min(u, 1 - u) > 1.5e-11 {
                buffer[place] = u < 0.5 ? -magnitudes[index] : magnitudes[index]
            } else {
                buffer[place] = normalQuantileOfTail(u)
            }
        }
    }

    @inlinable
    @inline(__always)
    static func isCentral(_ u: Double) -> Bool { (u - 0.5).magnitude <= 0.425 }

    /// The normal quantile where |u - ½| <= 0.425.
    @inlinable
    @inline(__always)
    static func normalQuantileOfCentre(_ u: Double) -> Double {
        let q = u - 0.5
        let r = 0.180625 - q * q
        var numerator = 2.5090809287301226727e3 * r + 3.3430575583588128105e4
        numerator = numerator * r + 6.7265770927008700853e4
        numerator = numerator * r + 4.5921953931549871457e4
        numerator = numerator * r + 1.3731693765509461125e4
        numerator = numerator * r + 1.9715909503065514427e3
        numerator = numerator * r + 1.3314166789178437745e2
        numerator = numerator * r + 3.3871328727963666080
        var denominator = 5.2264952788528545610e3 * r + 2.8729085735721942674e4
        denominator = denominator * r + 3.9307895800092710610e4
        denominator = denominator * r + 2.1213794301586595867e4
        denominator = denominator * r + 5.3941960214247511077e3
        denominator = denominator * r + 6.8718700749205790830e2
        denominator = denominator * r + 4.2313330701600911252e1
        denominator = denominator * r + 1
        return q * numerator / denominator
    }

    /// The normal quantile where |u - ½| > 0.425.
    @usableFromInline
    static func normalQuantileOfTail(_ u: Double) -> Double {
        let tail = u < 0.5 ? u : 1 - u
        guard tail > 0 else { return tail == 0 ? (u < 0.5 ? -.infinity : .infinity) : .nan }
        let root = (-log(tail)).squareRoot()
        let magnitude = root <= 5 ? middleTail(root - 1.6) : farTail(root - 5)
        return u < 0.5 ? -magnitude : magnitude
    }

    @inline(__always)
    private static func middleTail(_ r: Double) -> Double {
        var numerator = 7.7454501427834140764e-4 * r + 2.27238449892691845833e-2
        numerator = numerator * r + 2.41780725177450611770e-1
        numerator = numerator * r + 1.27045825245236838258
        numerator = numerator * r + 3.64784832476320460504
        numerator = numerator * r + 5.76949722146069140550
        numerator = numerator * r + 4.63033784615654529590
        numerator = numerator * r + 1.42343711074968357734
        var denominator = 1.05075007164441684324e-9 * r + 5.475938084995344946e-4
        denominator = denominator * r + 1.51986665636164571966e-2
        denominator = denominator * r + 1.48103976427480074590e-1
        denominator = denominator * r + 6.89767334985100004550e-1
        denominator = denominator * r + 1.67638483018380384940
        denominator = denominator * r + 2.05319162663775882187
        denominator = denominator * r + 1
        return numerator / denominator
    }

    private static func farTail(_ r: Double) -> Double {
        var numerator = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5
        numerator = numerator * r + 1.24266094738807843860e-3
        numerator = numerator * r + 2.65321895265761230930e-2
        numerator = numerator * r + 2.96560571828504891230e-1
        numerator = numerator * r + 1.78482653991729133580
        numerator = numerator * r + 5.46378491116411436990
        numerator = numerator * r + 6.65790464350110377720
        var denominator = 2.04426310338993978564e-15 * r + 1.4215117583164458887e-7
        denominator = denominator * r + 1.84631831751005468180e-5
        denominator = denominator * r + 7.86869131145613259100e-4
        denominator = denominator * r + 1.48753612908506148525e-2
        denominator = denominator * r + 1.36929880922735805310e-1
        denominator = denominator * r + 5.99832206555887937690e-1
        denominator = denominator * r + 1
        return numerator / denominator
    }
}
