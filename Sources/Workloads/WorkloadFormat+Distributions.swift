import FieldTables
import RandomVariates

extension WorkloadFormat {
    /// Any distribution.
    static let distribution = Law.schema
}
