import FieldTables

extension FieldRule {
    /// A key that may be left out, with the JSON literal of the value it then has, if it has one.
    ///
    /// The literal must be valid for the schema.
    public static func optional(
        _ key: String, _ schema: Schema, default literal: String? = nil, unit: String? = nil,
        role: Role = .input, _ summary: String
    ) -> FieldRule {
        let value = literal.flatMap {
            JSONReader.read(SourceText(name: "default of \(key)", text: $0)).root
        }
        precondition(
            literal == nil || value.map { schema.problems(in: $0).isEmpty } == true,
            "the default of \(key) is not valid")
        return FieldRule(
            key, schema, isRequired: false, defaultValue: value?.datum, unit: unit, role: role,
            summary)
    }

    /// The address of a JSON Schema, from which editors check and complete the file.
    public static let schemaReference = FieldRule.optional(
        "$schema", .string(.any), role: .label,
        "The address of this schema, for editors; it has no effect.")
}
