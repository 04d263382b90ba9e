/// One key of an object, with all that is known about it.
public struct Field: Sendable {
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
    public let defaultValue: JSONValue?

    /// A key that must be given.
    public static func required(
        _ key: String, _ schema: Schema, unit: String? = nil, _ summary: String
    ) -> Field {
        Field(
            key: key, schema: schema, isRequired: true, summary: summary, unit: unit,
            defaultValue: nil)
    }

    /// A key that may be left out, with the JSON literal of the value it then has, if it has one.
    ///
    /// The literal must be valid for the schema.
    public static func optional(
        _ key: String, _ schema: Schema, default literal: String? = nil, unit: String? = nil,
        _ summary: String
    ) -> Field {
        let value = literal.flatMap {
            JSONReader.read(SourceText(name: "default of \(key)", text: $0)).root
        }
        precondition(
            literal == nil || value.map { schema.problems(in: $0).isEmpty } == true,
            "the default of \(key) is not valid")
        return Field(
            key: key, schema: schema, isRequired: false, summary: summary, unit: unit,
            defaultValue: value)
    }

    /// A remark, which means nothing to the reader of the file.
    public static let note = Field.optional(
        "note", .string(.any), "A remark for people; it has no effect.")

    /// The address of a JSON Schema, from which editors check and complete the file.
    public static let schemaReference = Field.optional(
        "$schema", .string(.any), "The address of this schema, for editors; it has no effect.")
}
