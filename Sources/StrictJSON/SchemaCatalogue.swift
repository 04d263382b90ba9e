import FieldTables

/// The named objects of a schema, in the order in which the table first comes to them.
struct SchemaCatalogue {
    /// Each named schema once.
    private(set) var named: [(name: String, schema: Schema)] = []
    /// How many places use each.
    private(set) var uses: [String: Int] = [:]

    init(of schema: Schema) {
        collect(schema)
    }

    private mutating func collect(_ schema: Schema) {
        if let name = schema.name {
            uses[name, default: 0] += 1
            if let first = named.first(where: { $0.name == name })?.schema {
                precondition(
                    JSONSchemaWriter().output(of: first).text()
                        == JSONSchemaWriter().output(of: schema).text(),
                    "two different objects are called \(name)")
                return
            }
            named.append((name, schema))
        }
        for part in schema.parts { collect(part) }
    }
}

extension Schema {
    /// What an object is called, if this is one.
    var name: String? {
        switch self {
        case .object(let rule): rule.name
        case .variants(let rule): rule.name
        default: nil
        }
    }

    /// The schemas of which this one is made.
    fileprivate var parts: [Schema] {
        switch self {
        case .number, .integer, .boolean, .null, .string, .choice: []
        case .array(let element, _), .map(let element): [element]
        case .object(let rule): rule.fields.map(\.schema)
        case .variants(let rule): rule.cases.flatMap { $0.fields.map(\.schema) }
        case .either(let alternatives, _): alternatives
        }
    }
}
