import FieldTables

extension Schema {
    /// The schema as JSON Schema, draft 2020-12, pretty and with a line feed at the end.
    ///
    /// It accepts the files that `problems(in:at:)` accepts, and no others, but for whole numbers
    /// too large for an `Int` where the table names no upper end. Named objects that are used
    /// more than once are under `$defs`.
    public func jsonSchemaText(title: String, id: String) -> String {
        let catalogue = SchemaCatalogue(of: self)
        let shared = catalogue.named.filter { catalogue.uses[$0.name, default: 0] > 1 }
        let writer = JSONSchemaWriter(shared: Set(shared.map(\.name)))
        var members: [(String, JSONOutput)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
            ("$id", .string(id)),
            ("title", .string(title)),
        ]
        members += writer.members(of: self)
        if !shared.isEmpty {
            let definitions = shared.map { ($0.name, writer.definition(of: $0.schema)) }
            members.append(("$defs", .object(definitions)))
        }
        return JSONOutput.object(members).text(pretty: true) + "\n"
    }
}

/// Turns schemas into JSON Schema, with references to the shared ones.
struct JSONSchemaWriter {
    var shared: Set<String> = []

    func output(of schema: Schema) -> JSONOutput { .object(members(of: schema)) }

    func members(of schema: Schema) -> [(String, JSONOutput)] {
        if let name = schema.name, shared.contains(name) {
            return [("$ref", .string("#/$defs/\(name)"))]
        }
        return content(of: schema)
    }

    func definition(of schema: Schema) -> JSONOutput { .object(content(of: schema)) }

    private func content(of schema: Schema) -> [(String, JSONOutput)] {
        switch schema {
        case .number(let rule): [type("number")] + bounds(rule)
        case .integer(let range):
            [type("integer")] + limits(range, unless: .min, "minimum", "maximum")
        case .boolean: [type("boolean")]
        case .null: [type("null")]
        case .string(let rule):
            [type("string")] + (rule.pattern.map { [("pattern", .string($0))] } ?? [])
        case .choice(let choices): [("enum", .array(choices.map { .string($0.word) }))]
        case .array(let element, let count):
            [type("array"), ("items", output(of: element))]
                + limits(count, unless: 0, "minItems", "maxItems")
        case .object(let rule): content(of: rule)
        case .variants(let rule):
            [
                ("description", .string(rule.summary)),
                ("oneOf", .array(rule.cases.map { .object(content(of: rule.tagged($0))) })),
            ]
        case .map(let element): [type("object"), ("additionalProperties", output(of: element))]
        case .either(let alternatives, _): [("anyOf", .array(alternatives.map(output)))]
        }
    }

    private func content(of rule: ObjectRule) -> [(String, JSONOutput)] {
        let properties = rule.fields.map { field -> (String, JSONOutput) in
            let described = members(of: field.schema).filter { $0.0 != "description" }
            let fallback = field.defaultValue.map { [("default", JSONOutput($0))] } ?? []
            let members = [("description", .string(field.description))] + described + fallback
            return (field.key, .object(members))
        }
        let required = rule.fields.filter(\.isRequired).map { JSONOutput.string($0.key) }
        let forms = rule.forms.map { form in
            JSONOutput.object([("required", .array([.string(form)]))])
        }
        return [
            ("description", .string(rule.summary)),
            type("object"),
            ("properties", .object(properties)),
        ] + (required.isEmpty ? [] : [("required", .array(required))])
            + (forms.isEmpty ? [] : [("oneOf", .array(forms))])
            + [("additionalProperties", .boolean(false))]
    }

    private func type(_ name: String) -> (String, JSONOutput) { ("type", .string(name)) }

    private func bounds(_ rule: NumberRule) -> [(String, JSONOutput)] {
        let ends = [
            rule.lower.map { ($0.isAllowed ? "minimum" : "exclusiveMinimum", $0.value) },
            rule.upper.map { ($0.isAllowed ? "maximum" : "exclusiveMaximum", $0.value) },
        ]
        return ends.compactMap { end in end.map { ($0.0, .number($0.1)) } }
    }

    /// The ends of a range, without those that say nothing.
    private func limits(
        _ range: ClosedRange<Int>, unless lowest: Int, _ least: String, _ most: String
    ) -> [(String, JSONOutput)] {
        (range.lowerBound == lowest ? [] : [(least, .integer(range.lowerBound))])
            + (range.upperBound == .max ? [] : [(most, .integer(range.upperBound))])
    }
}

extension FieldRule {
    /// Meaning, unit and the meanings of the words, in one paragraph.
    fileprivate var description: String {
        var sentences = [summary]
        if let unit { sentences.append("Unit: \(unit).") }
        if case .choice(let choices) = schema, choices.count > 1 {
            sentences += choices.map { "\($0.word): \($0.summary)" }
        }
        return sentences.joined(separator: " ")
    }
}
