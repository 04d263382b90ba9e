import BundledWorkloads
import StrictJSON
import Workloads

/// Which published figures hold together and which cannot: all claims, in the order of topics.
///
/// Nothing is simulated. Shrinkage, concurrency, patience, AI sessions and the demand curve are
/// those of the bundled workload `launch-month`.
///
/// The figures are those of `Workloads/claims/published-figures.json`.
///
/// - Throws: nothing but a mistake of ours in a bundled file.
public func claims() throws -> [Claim] { Claim.all(try PublishedFigures.bundled()) }

extension PublishedFigures {
    static func bundled() throws -> PublishedFigures {
        guard let source = WorkloadLibrary.source(named: "launch-month") else {
            preconditionFailure("launch-month is not bundled")
        }
        let figures = BundledWorkloads.publishedFigures
        return try PublishedFigures(
            reading: SourceText(name: "\(figures.name).json", bytes: figures.bytes),
            launchMonth: try Workload(reading: source))
    }
}
