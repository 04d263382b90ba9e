import FieldTables

extension Inputs {
    /// How many agents are on duty: one of these is given.
    public struct Staffing: Sendable, Equatable {
        /// The payroll of a staffing that follows the demand curve.
        public var fullTimeEquivalents: Double?
        /// Constant staffing.
        public var agents: Int?
        /// Staffing of each hour from the start of the run.
        public var agentsPerHour: [Int]?
        /// Staffing of each hour of the week, from Monday.
        public var agentsPerWeekHour: [Int]?
        /// Staffing of each interval of `intervalMinutes` from the start of the run.
        public var agentsPerInterval: [Int]?
        /// Staffing of each interval of `intervalMinutes` of the week, from Monday.
        public var agentsPerWeekInterval: [Int]?

        /// Nothing is given yet.
        public init() {}
    }
}

/// The fields of a staffing, wherever it stands.
enum StaffingFields {
    private static let count = 0...1_000_000

    private static func list(_ length: ClosedRange<Int>) -> Schema {
        .array(of: .integer(count), count: length)
    }

    static func fullTimeEquivalents<Owner>(
        _ property: WritableKeyPath<Owner, Double?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "fullTimeEquivalents", property, .number(.upTo(1e6)),
            unit: "full-time agents on the payroll",
            "Staffing that follows the demand curve, scaled to this payroll.")
    }

    static func agents<Owner>(
        _ property: WritableKeyPath<Owner, Int?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "agents", property, .integer(count), unit: "agents on duty", "Constant staffing.")
    }

    static func agentsPerHour<Owner>(
        _ property: WritableKeyPath<Owner, [Int]?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "agentsPerHour", property, list(1...100_000), unit: "agents on duty",
            "Staffing of each hour from the start of the run; the last one stays.")
    }

    static func agentsPerWeekHour<Owner>(
        _ property: WritableKeyPath<Owner, [Int]?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "agentsPerWeekHour", property, list(168...168), unit: "agents on duty",
            "Staffing of each hour of the week, from Monday.")
    }

    static func agentsPerInterval<Owner>(
        _ property: WritableKeyPath<Owner, [Int]?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "agentsPerInterval", property, list(1...400_000), unit: "agents on duty",
            "Staffing of each interval of intervalMinutes from the start of the run; the last one "
                + "stays.")
    }

    static func agentsPerWeekInterval<Owner>(
        _ property: WritableKeyPath<Owner, [Int]?> & Sendable
    ) -> Field<Owner> {
        .optional(
            "agentsPerWeekInterval", property, list(168...672), unit: "agents on duty",
            "Staffing of each interval of intervalMinutes of the week, from Monday.")
    }
}
