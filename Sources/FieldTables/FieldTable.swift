/// All that is known of an object that people write: its name, its meaning and its inputs, in the
/// order of the manual.
public struct FieldTable<Owner: Sendable>: Sendable {
    /// What it is called in the manual, or the word that tells it from other variants.
    public let name: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// Its inputs.
    public let fields: [Field<Owner>]

    /// Describes an object; different objects need different names.
    public init(_ name: String, _ summary: String, _ fields: [Field<Owner>]) {
        self.name = name
        self.summary = summary
        self.fields = fields
    }

    /// The object, for whoever need not know what holds its values.
    public var rule: ObjectRule { ObjectRule(name, summary, fields.map(\.rule)) }

    /// The key of a property; nil if it is no input.
    public func key(of property: PartialKeyPath<Owner>) -> String? {
        fields.first { field in
            let own: PartialKeyPath<Owner>? = field.property
            return own == property
        }?.rule.key
    }

    /// Sets what an object gives; keys that are no inputs are passed over.
    func read(_ datum: Datum, into owner: inout Owner) {
        for field in fields {
            if let value = datum[field.rule.key] { field.read(&owner, value) }
        }
    }

    /// What an object has to give: all but defaults and what has no value.
    func write(_ owner: Owner) -> [Datum.Member] {
        fields.compactMap { field in
            field.write(owner).map { Datum.Member(field.rule.key, $0) }
        }
    }
}

/// A value that people write as an object of inputs.
public protocol Described: FieldValue {
    /// A value whose every input has its default.
    init()

    /// Its inputs.
    static var table: FieldTable<Self> { get }
}

extension Described {
    /// An object with these inputs.
    public static var schema: Schema { .object(table.rule) }

    /// Reads an object; what it does not give has its default.
    public init(_ datum: Datum) {
        self.init()
        Self.table.read(datum, into: &self)
    }

    /// The inputs that differ from their defaults.
    public var datum: Datum { .object(Self.table.write(self)) }

    /// A value whose inputs have their defaults but for those that `change` sets.
    public init(_ change: (inout Self) -> Void) {
        self.init()
        change(&self)
    }
}
