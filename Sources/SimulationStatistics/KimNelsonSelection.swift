import ElementaryFunctions

/// Finds the system with the largest mean among several, one replication of each at a time.
///
/// If the best mean lies at least the indifference zone above every other, the system that is
/// left is the best one with at least the given probability; otherwise it is meant to be within
/// the zone of the best, which is not proved of the procedure but found in practice. Systems
/// whose outputs were equal throughout the first stage stay together: that they are alike, or
/// that something rare happened in none of them, cannot be told from it.
///
/// The outputs are taken to be normal, independent from replication to replication, with any
/// variances; those of one replication may depend on each other, and the procedure is the faster
/// the more they do (common random numbers).
///
/// Source: S.-H. Kim & B. L. Nelson (2001), "A fully sequential procedure for indifference-zone
/// selection in simulation", ACM TOMACS 11(3), with c = 1: the variances of all paired differences
/// are estimated once, from the first stage; from then on a system drops out as soon as the sum
/// of its outputs lies too far below that of another one still in. How far is tolerable shrinks
/// with every replication to nothing, so that the procedure always ends.
///
/// - Complexity: O(systems²) per replication.
public struct KimNelsonSelection: Sendable {
    /// Systems still in, in rising order of their number.
    public private(set) var survivors: [Int]
    /// Replications that the decisions so far are based on.
    public private(set) var replications: Int
    /// The smallest difference of means that is worth finding.
    public let indifference: Double
    /// h² S² / delta² of each pair: after so many replications any difference decides; nil for
    /// two that were equal throughout the first stage, of which nothing is known.
    private let horizons: [[Double?]]

    /// Looks at the first stage.
    ///
    /// - Parameters:
    ///   - firstStage: for each system its outputs, all equally many and at least two.
    ///   - indifference: above 0, in the unit of the outputs.
    ///   - confidence: probability of a correct selection, above 1 / systems and below 1.
    public init(
        firstStage: [[Double]], indifference: Double, confidence: Double = 0.95
    ) {
        let count = firstStage.first?.count ?? 0
        precondition(count >= 2, "variances need two replications of each system")
        precondition(firstStage.allSatisfy { $0.count == count }, "the systems are paired")
        precondition(indifference > 0 && confidence > 0 && confidence < 1)
        let factor = Self.squaredFactor(
            systems: firstStage.count, firstStage: count, confidence: confidence)
        let samples = firstStage.map { ReplicatedSample($0) }
        horizons = samples.map { one in
            samples.map { other in
                one == other
                    ? nil : factor * (one - other).variance / (indifference * indifference)
            }
        }
        survivors = Array(firstStage.indices)
        replications = count
        self.indifference = indifference
        screen(sums: firstStage.map { $0.reduce(0, +) }, replications: count)
    }

    /// Whether a single system is left, or systems that cannot be told apart.
    public var isFinished: Bool { survivors.allSatisfy { horizons[survivors[0]][$0] == nil } }

    /// The number of replications after which a single system is left at the latest.
    public var mostReplications: Int {
        let longest =
            survivors.flatMap { one in survivors.compactMap { horizons[one][$0] } }.max() ?? 0
        return Int(min(longest, 1e15)) + 1
    }

    /// Drops every system that is beaten after one more replication of each survivor.
    ///
    /// - Parameters:
    ///   - sums: for each system the sum of its outputs; those that dropped out are not read.
    ///   - replications: in each of those sums.
    public mutating func screen(sums: [Double], replications: Int) {
        self.replications = replications
        let count = Double(replications)
        survivors = survivors.filter { one in
            survivors.allSatisfy { other in
                guard let horizon = horizons[one][other] else { return true }
                return sums[one] >= sums[other] - max(0, indifference / 2 * (horizon - count))
            }
        }
        // Sums that are exactly equal in the end: neither beats the other, and either will do.
        if !isFinished, count > Double(mostReplications) { survivors = [survivors[0]] }
    }

    /// h² = 2 eta (n0 - 1) with eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1) / 2.
    private static func squaredFactor(
        systems: Int, firstStage: Int, confidence: Double
    ) -> Double {
        guard systems > 1 else { return 0 }
        let freedom = Double(firstStage - 1)
        let share = 2 * (1 - confidence) / Double(systems - 1)
        return freedom * (Elementary.pow(share, -2 / freedom) - 1)
    }
}
