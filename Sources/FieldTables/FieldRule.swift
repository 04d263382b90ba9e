/// One key of an object, with all that is known about it.
public struct FieldRule: Sendable {
    /// What a value is to those who change inputs one at a time.
    public enum Role: Sendable {
        /// An input like any other.
        case input
        /// One of the ways to serve customers, in which the workloads of a comparison differ.
        case tier
        /// What part of a run is measured, and how: no statement about the centre.
        case measuring
        /// A name or a remark, on which no number depends.
        case label
        /// Numbers of which only the proportions count.
        case proportions
        /// A share of a whole: what it takes, the others give.
        case shareOfWhole
        /// The number by which a distribution is moved, its shape being kept.
        case location
        /// A number or numbers that grow with a distribution that has no location.
        case extent
    }

    /// The key.
    public let key: String
    /// What its value may be.
    public let schema: Schema
    /// Whether the key must be given.
    public let isRequired: Bool
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// The unit of its value, such as `seconds`.
    public let unit: String?
    /// The value it has when it is not given.
    public let defaultValue: Datum?
    /// What it is to those who change inputs.
    public let role: Role

    /// States what is known of a key.
    public init(
        _ key: String, _ schema: Schema, isRequired: Bool, defaultValue: Datum? = nil,
        unit: String? = nil, role: Role = .input, _ summary: String
    ) {
        self.key = key
        self.schema = schema
        self.isRequired = isRequired
        self.summary = summary
        self.unit = unit
        self.defaultValue = defaultValue
        self.role = role
    }

    /// A key that must be given.
    public static func required(
        _ key: String, _ schema: Schema, unit: String? = nil, role: Role = .input,
        _ summary: String
    ) -> FieldRule {
        FieldRule(key, schema, isRequired: true, unit: unit, role: role, summary)
    }

    /// The address of a JSON Schema, from which editors check and complete the file.
    public static let schemaReference = FieldRule(
        "$schema", .string(.any), isRequired: false, role: .label,
        "The address of this schema, for editors; it has no effect.")

    /// A remark, which means nothing to the reader of the file.
    public static let note = FieldRule(
        "note", .string(.any), isRequired: false, role: .label,
        "A remark for people; it has no effect.")
}
