import StrictJSON
import Workloads

extension Workload {
    /// SHA-256 of what was read of its trace, which may change while the file of the workload does
    /// not; nil if it has none.
    package var traceSHA256: String? {
        guard inputs.demand.trace != nil else { return nil }
        let rows = scenario.demand.issues.values + (scenario.demand.workFactor?.values ?? [])
        return SHA256.hexDigest(
            of: rows.flatMap { value in
                (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
            })
    }
}
