/// One input: its key in files, the property that holds it, its rule, its unit and its meaning, in
/// one line from which all else follows.
///
/// What the property has in a value made by `init()` is the default.
public struct Field<Owner: Sendable>: Sendable {
    /// What is known of the key.
    public let rule: FieldRule
    /// The property; nil for a remark.
    public let property: (PartialKeyPath<Owner> & Sendable)?
    let read: @Sendable (inout Owner, Datum) -> Void
    let write: @Sendable (Owner) -> Datum?

    private init(
        _ rule: FieldRule, _ property: (PartialKeyPath<Owner> & Sendable)?,
        read: @escaping @Sendable (inout Owner, Datum) -> Void,
        write: @escaping @Sendable (Owner) -> Datum?
    ) {
        self.rule = rule
        self.property = property
        self.read = read
        self.write = write
    }

    /// The address of a JSON Schema, for editors.
    public static func schemaReference(
        _ property: WritableKeyPath<Owner, String?> & Sendable
    ) -> Field { held(.schemaReference, property) }

    /// A remark, which no property holds.
    public static var note: Field { Field(.note, nil, read: { _, _ in }, write: { _ in nil }) }

    /// A remark that somebody wants to know.
    public static func note(
        _ property: WritableKeyPath<Owner, String?> & Sendable
    ) -> Field { held(.note, property) }

    /// An input that must be given.
    public static func required<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value> & Sendable,
        _ schema: Schema, unit: String? = nil, role: FieldRule.Role = .input,
        _ summary: String
    ) -> Field {
        Field(
            .required(key, schema, unit: unit, role: role, summary), property,
            read: { $0[keyPath: property] = Value($1) }, write: { $0[keyPath: property].datum })
    }

    /// An input that must be given, and has no value before it is.
    public static func required<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value?> & Sendable,
        _ schema: Schema, unit: String? = nil, role: FieldRule.Role = .input,
        _ summary: String
    ) -> Field {
        held(.required(key, schema, unit: unit, role: role, summary), property)
    }

    /// An input that may be left out and then has no value.
    ///
    /// - Parameters:
    ///   - key: in files.
    ///   - property: what holds it.
    ///   - schema: what it may be.
    ///   - byDefault: what no value is taken for; nil if it is nothing.
    ///   - unit: of its value.
    ///   - role: to those who change inputs.
    ///   - summary: what it means, in one sentence that ends with a full stop.
    public static func optional<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value?> & Sendable,
        _ schema: Schema, taken byDefault: Value? = nil, unit: String? = nil,
        role: FieldRule.Role = .input, _ summary: String
    ) -> Field {
        held(
            FieldRule(
                key, schema, isRequired: false, defaultValue: byDefault?.datum, unit: unit,
                role: role, summary), property)
    }

    private static func held<Value: FieldValue>(
        _ rule: FieldRule, _ property: WritableKeyPath<Owner, Value?> & Sendable
    ) -> Field {
        Field(
            rule, property, read: { $0[keyPath: property] = Value($1) },
            write: { $0[keyPath: property]?.datum })
    }
}

extension Field {
    /// An input that may be left out and then has a default, which a value without it has already.
    public static func optional<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value> & Sendable,
        _ schema: Schema, default byDefault: Value, unit: String? = nil,
        role: FieldRule.Role = .input, _ summary: String
    ) -> Field {
        Field(
            FieldRule(
                key, schema, isRequired: false, defaultValue: byDefault.datum,
                unit: unit, role: role, summary),
            property, read: { $0[keyPath: property] = Value($1) },
            write: { $0[keyPath: property] == byDefault ? nil : $0[keyPath: property].datum })
    }
}

extension Field where Owner: Defaulted {
    /// An input that may be left out and then has its default: what it is in `Owner()`.
    public static func optional<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value> & Sendable,
        _ schema: Schema, unit: String? = nil,
        role: FieldRule.Role = .input, _ summary: String
    ) -> Field {
        optional(
            key, property, schema, default: Owner()[keyPath: property],
            unit: unit, role: role, summary)
    }
}

/// Values whose type says what they may be.
extension Field {
    /// An input that must be given.
    public static func required<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value> & Sendable,
        unit: String? = nil, role: FieldRule.Role = .input, _ summary: String
    ) -> Field {
        required(key, property, Value.schema, unit: unit, role: role, summary)
    }

    /// An input that must be given, and has no value before it is.
    public static func required<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value?> & Sendable,
        unit: String? = nil, role: FieldRule.Role = .input, _ summary: String
    ) -> Field {
        required(key, property, Value.schema, unit: unit, role: role, summary)
    }

    /// An input that may be left out and then has no value, or is taken for one.
    public static func optional<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value?> & Sendable,
        taken byDefault: Value? = nil, unit: String? = nil, role: FieldRule.Role = .input,
        _ summary: String
    ) -> Field {
        optional(
            key, property, Value.schema, taken: byDefault, unit: unit, role: role, summary)
    }
}

extension Field where Owner: Defaulted {
    /// An input that may be left out and then has its default.
    public static func optional<Value: FieldValue>(
        _ key: String, _ property: WritableKeyPath<Owner, Value> & Sendable,
        unit: String? = nil, role: FieldRule.Role = .input,
        _ summary: String
    ) -> Field {
        optional(
            key, property, Value.schema, unit: unit, role: role, summary)
    }
}
