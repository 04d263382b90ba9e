import Workloads

/// Which published figures hold together and which cannot: all claims, in the order of topics.
///
/// Nothing is simulated. Shrinkage, concurrency, patience, AI sessions and the demand curve are
/// those of the bundled workload `launch-month`.
///
/// - Throws: nothing but a mistake of ours in the bundled workload.
public func claims() throws -> [Claim] { Claim.all(try PublishedFigures.bundled()) }

extension PublishedFigures {
    static func bundled() throws -> PublishedFigures {
        guard let source = WorkloadLibrary.source(named: "launch-month") else {
            preconditionFailure("launch-month is not bundled")
        }
        return PublishedFigures(launchMonth: try Workload(reading: source))
    }
}
