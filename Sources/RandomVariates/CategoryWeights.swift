/// Probabilities of the members of a list, ready to be picked from by one uniform number.
struct CategoryWeights: Sendable, Equatable {
    /// Element `i` is the probability of a member before `i`; one element more than members.
    let bounds: [Double]

    /// Normalises weights, which must be finite and not negative, with a positive sum.
    init(_ weights: [Double]) {
        precondition(
            weights.allSatisfy { $0 >= 0 && $0 < .infinity }, "weights are finite, not negative")
        var sums = [0.0]
        for weight in weights { sums.append(sums[sums.count - 1] + weight) }
        let total = sums[sums.count - 1]
        precondition(total > 0 && total < .infinity, "weights have a positive, finite sum")
        bounds = sums.map { $0 / total }
    }

    var count: Int { bounds.count - 1 }

    func probability(of member: Int) -> Double { bounds[member + 1] - bounds[member] }

    /// The expectation of a function of the member.
    func mean(_ value: (Int) -> Double) -> Double {
        (0..<count).reduce(0) { $0 + probability(of: $1) * value($1) }
    }

    /// Picks a member, and how far `u` lies between its bounds, from 0 to 1.
    ///
    /// - Complexity: O(log n).
    func pick(_ u: Double) -> (member: Int, fraction: Double) {
        let member = bounds.firstIndex(inOrder: { $0 > u }) - 1
        return (member, min(1, (u - bounds[member]) / probability(of: member)))
    }
}

extension [Double] {
    /// The first index whose element satisfies a condition that, once true, remains true.
    ///
    /// - Complexity: O(log n).
    func firstIndex(inOrder condition: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
