import ElementaryFunctions

/// Returns of customers within a week, of which some are about the same thing, after a Weibull
/// time, and the others come by chance, as in a week of theirs that was watched beside it.
///
/// Who comes for both reasons is seen the first time: nobody has come by t with the probability
/// C(t) (1 - r G(t)), where C is that of the other week.
struct ReturnMixture {
    /// Ends of the parts of a week in which returns are counted, in hours.
    static let ends: [Double] = [
        1 / 60, 1 / 30, 1 / 12, 1 / 6, 0.25, 0.5, 1, 1.5, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 30, 36,
        42, 48, 60, 72, 84, 96, 120, 144, 168,
    ]

    /// Conversations that were watched.
    let watched: Double
    /// Those that were followed by another one, by the part of the week.
    let returned: [Double]
    /// The same of the other week.
    let byChance: [Double]

    /// A share that returns and the law of its times, in hours.
    struct Fit {
        var share: Double
        var shape: Double
        var scale: Double
        var logLikelihood: Double
    }

    /// The likeliest share and law: an exponential, if a Weibull is no better by the test of the
    /// likelihood ratio at 5 %; nil if nobody returned.
    func fit() -> Fit? {
        guard returned.contains(where: { $0 > 0 }) else { return nil }
        let exponential = best(shapes: 1...1)
        let weibull = best(shapes: 0.3...3)
        return 2 * (weibull.logLikelihood - exponential.logLikelihood) > 3.841
            ? weibull : exponential
    }

    /// By grids of which each lies closer around the best of the one before.
    private func best(shapes: ClosedRange<Double>) -> Fit {
        var (scales, shapes) = (1.0 / 60...168, shapes)
        var best = Fit(share: 0, shape: 1, scale: 1, logLikelihood: -.infinity)
        for _ in 0..<5 {
            let steps = 12
            func place(_ range: ClosedRange<Double>, _ step: Int) -> Double {
                let ratio = Elementary.log(range.upperBound / range.lowerBound)
                return range.lowerBound * Elementary.exp(ratio * Double(step) / Double(steps))
            }
            func around(_ value: Double, _ range: ClosedRange<Double>) -> ClosedRange<Double> {
                let ratio = range.upperBound / range.lowerBound
                let reach = Elementary.exp(Elementary.log(ratio) * 1.5 / Double(steps))
                return max(range.lowerBound, value / reach)...min(range.upperBound, value * reach)
            }
            for step in 0...steps {
                for other in 0...(shapes.upperBound > shapes.lowerBound ? steps : 0) {
                    let fit = likeliest(shape: place(shapes, other), scale: place(scales, step))
                    if fit.logLikelihood > best.logLikelihood { best = fit }
                }
            }
            (scales, shapes) = (around(best.scale, scales), around(best.shape, shapes))
        }
        return best
    }

    /// The likeliest share for one law, by halving: the likelihood has one summit.
    private func likeliest(shape: Double, scale: Double) -> Fit {
        var stayed = watched
        var (lastChance, lastLaw) = (1.0, 0.0)
        // The probability of each part is a + r b.
        var terms: [(count: Double, a: Double, b: Double)] = []
        for (place, hours) in ReturnMixture.ends.enumerated() {
            stayed -= byChance[place]
            let chance = max(1e-9, stayed / watched)
            let law = 1 - Elementary.exp(-Elementary.exp(shape * Elementary.log(hours / scale)))
            terms.append(
                (returned[place], lastChance - chance, chance * law - lastChance * lastLaw))
            (lastChance, lastLaw) = (chance, law)
        }
        terms.append((watched - returned.reduce(0, +), lastChance, -lastChance * lastLaw))
        func slope(_ share: Double) -> Double {
            terms.reduce(0) { $0 + $1.count * $1.b / max(1e-12, $1.a + share * $1.b) }
        }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if slope(middle) > 0 { low = middle } else { high = middle }
        }
        let likelihood = terms.reduce(0) { sum, term in
            term.count > 0
                ? sum + term.count * Elementary.log(max(1e-12, term.a + low * term.b)) : sum
        }
        return Fit(share: low, shape: shape, scale: scale, logLikelihood: likelihood)
    }

    /// Times of as many returns as are about the same thing, evenly over the quantiles of the law,
    /// times a factor.
    func tally(times factor: Double = 1) -> DurationTally {
        guard watched > 0, let fit = fit() else { return DurationTally() }
        let count = min(65_536, Int((fit.share * watched).rounded()))
        return (0..<count).reduce(into: DurationTally()) { tally, number in
            let share = (Double(number) + 0.5) / Double(count)
            let power = Elementary.log(-Elementary.log(1 - share)) / fit.shape
            tally.add(3_600 * factor * fit.scale * Elementary.exp(power))
        }
    }
}
