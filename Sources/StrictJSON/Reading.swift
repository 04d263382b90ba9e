import FieldTables

/// A valid value seen through its schema: what is not given has the default of the table.
///
/// Only for values without problems. Asking for a key that is not in the table, or for a number
/// where the table has text, is a mistake in the program and traps.
public struct Reading: Sendable {
    /// The value, for its location and its content.
    public let value: JSONValue
    /// The way to it.
    public let path: JSONPath
    private let schema: Schema

    /// Reads a value in which the schema finds no problem.
    public init(_ value: JSONValue, as schema: Schema, at path: JSONPath = JSONPath()) {
        self.value = value
        self.path = path
        self.schema = Self.resolved(schema, for: value)
    }

    /// The value of a key that is required or has a default.
    public subscript(key: String) -> Reading {
        guard let reading = optional(key) else {
            preconditionFailure("\(path.key(key)) is neither required nor has it a default")
        }
        return reading
    }

    /// The value of a key, or its default; nil if it has neither.
    ///
    /// A default is located where the object is.
    public func optional(_ key: String) -> Reading? {
        guard case .object(let rule) = schema,
            let field = rule.fields.first(where: { $0.key == key })
        else { preconditionFailure("the schema has no \(path.key(key))") }
        let given = value[key] ?? field.defaultValue.map { JSONValue($0, at: value.location) }
        return given.map { Reading($0, as: field.schema, at: path.key(key)) }
    }

    /// The value, as its type reads it.
    ///
    /// - Precondition: the schema is that of the type.
    public func read<Value: FieldValue>() -> Value {
        guard let datum = value.datum else { mismatch("a value") }
        return Value(datum)
    }

    /// The number.
    public var number: Double {
        guard case .number(let number, _) = value.content else { mismatch("a number") }
        return number
    }

    /// The whole number.
    public var integer: Int {
        guard let number = value.wholeNumber else { mismatch("a whole number") }
        return number
    }

    /// The word `true` or `false`.
    public var boolean: Bool {
        guard case .boolean(let value) = value.content else { mismatch("true or false") }
        return value
    }

    /// The text, or the word of a choice.
    public var string: String {
        guard case .string(let text) = value.content else { mismatch("text") }
        return text
    }

    /// The elements of an array.
    public var elements: [Reading] {
        guard case .array(let element, _) = schema, case .array(let values) = value.content
        else { mismatch("an array") }
        return values.enumerated().map { Reading($1, as: element, at: path.index($0)) }
    }

    /// The members of an object with free keys, in the order of the file.
    public var members: [(key: String, reading: Reading)] {
        guard case .map(let element) = schema, case .object(let members) = value.content
        else { mismatch("an object with free keys") }
        return members.map { ($0.key, Reading($0.value, as: element, at: path.key($0.key))) }
    }

    /// A problem with this value that the schema cannot see, such as a name nobody has.
    public func problem(_ message: String, severity: Problem.Severity = .error) -> Problem {
        Problem(message, at: value.location, path: path, severity: severity)
    }

    private func mismatch(_ wanted: String) -> Never {
        preconditionFailure("\(path) is not \(wanted)")
    }

    /// The alternative or the variant that the value is.
    private static func resolved(_ schema: Schema, for value: JSONValue) -> Schema {
        switch schema {
        case .either(let alternatives, _):
            let match = alternatives.first { $0.problems(in: value).isEmpty }
            return match.map { resolved($0, for: value) } ?? schema
        case .variants(let rule):
            let variant = rule.cases.first { value[rule.tag]?.content == .string($0.name) }
            return variant.map { .object(rule.tagged($0)) } ?? schema
        default: return schema
        }
    }
}
