import StrictJSON
import Workloads

/// Every combination of several inputs' values, times replications.
///
/// A task is one replication of one combination. Tasks are independent of each other and are
/// numbered from 0: the replication runs fastest, then the last variation, and the first
/// variation slowest. Replication `r` of every combination meets the same customers.
public struct SweepPlan: Sendable {
    /// What varies, the slowest first.
    public let variations: [Variation]
    /// Independent replications of each combination.
    public let replications: Int
    /// How many combinations there are.
    public let combinations: Int
    /// How many tasks there are.
    public let tasks: Int

    /// Plans a sweep of at least one variation.
    ///
    /// - Throws: `InvalidQuestion` if an input is varied twice, or there are more tasks than can
    ///   be counted.
    public init(_ variations: [Variation], replications: Int) throws {
        precondition(!variations.isEmpty && replications > 0)
        let paths = variations.map(\.path)
        if let twice = paths.enumerated().first(where: { paths[..<$0].contains($1) }) {
            throw InvalidQuestion(
                message: "'\(twice.element.name)' is varied twice",
                hint: "Give all its values in one --vary.")
        }
        var tasks = replications
        for variation in variations {
            let (product, isTooLarge) = tasks.multipliedReportingOverflow(by: variation.count)
            guard !isTooLarge else {
                throw InvalidQuestion(
                    message: "there are more combinations than can be counted",
                    hint: "Give larger steps, or vary fewer inputs.")
            }
            tasks = product
        }
        self.variations = variations
        self.replications = replications
        self.tasks = tasks
        combinations = tasks / replications
    }

    /// The settings of a combination, in the order of the variations.
    ///
    /// - Complexity: O(*variations*).
    public func settings(ofCombination number: Int) -> [Setting] {
        var rest = number
        var settings: [Setting] = []
        for variation in variations.reversed() {
            settings.append(variation[rest % variation.count])
            rest /= variation.count
        }
        return settings.reversed()
    }
}
