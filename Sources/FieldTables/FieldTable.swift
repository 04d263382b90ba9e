/// All that is known of an object that people write: its name, its meaning and its inputs, in the
/// order of the manual.
public struct FieldTable<Owner: Sendable>: Sendable {
    /// What it is called in the manual, or the word that tells it from other variants.
    public let name: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// Its inputs.
    public let fields: [Field<Owner>]
    /// The keys of inputs that say the same in different forms, of which exactly one must be given.
    public let forms: [String]
    /// The object, for whoever need not know what holds its values.
    public let rule: ObjectRule

    /// Describes an object; different objects need different names.
    ///
    /// - Precondition: every form is one of the fields.
    public init(
        _ name: String, _ summary: String, _ fields: [Field<Owner>],
        exactlyOneOf forms: [PartialKeyPath<Owner>] = []
    ) {
        self.name = name
        self.summary = summary
        self.fields = fields
        self.forms = forms.map { form in
            guard let key = fields.key(of: form) else {
                preconditionFailure("a form of \(name) is no input")
            }
            return key
        }
        rule = ObjectRule(name, summary, fields.map(\.rule), exactlyOneOf: self.forms)
    }
}

/// A value whose inputs all have a default.
public protocol Defaulted {
    /// A value whose every input has its default.
    init()
}

/// A value with properties that people write under keys.
public protocol Keyed: FieldValue {
    /// The key of a property; nil if it is no input.
    static func key(of property: PartialKeyPath<Self>) -> String?
}

/// A value that people write as an object of inputs.
public protocol Described: Keyed, Defaulted {
    /// Its inputs.
    static var table: FieldTable<Self> { get }
}

extension Described {
    /// An object with these inputs.
    public static var schema: Schema { .object(table.rule) }

    /// The key of a property; nil if it is no input.
    public static func key(of property: PartialKeyPath<Self>) -> String? {
        table.fields.key(of: property)
    }

    /// Reads an object; what it does not give has its default.
    public init(_ datum: Datum) {
        self.init()
        Self.table.fields.read(datum, into: &self)
    }

    /// The inputs that differ from their defaults.
    public var datum: Datum { .object(Self.table.fields.write(self)) }

    /// A value whose inputs have their defaults but for those that `change` sets.
    public init(_ change: (inout Self) -> Void) {
        self.init()
        change(&self)
    }
}

extension Array {
    func key<Owner>(of property: PartialKeyPath<Owner>) -> String?
    where Element == Field<Owner> {
        first { field in
            let own: PartialKeyPath<Owner>? = field.property
            return own == property
        }?.rule.key
    }

    /// Sets what an object gives; keys that are no inputs are passed over.
    func read<Owner>(_ datum: Datum, into owner: inout Owner) where Element == Field<Owner> {
        for field in self {
            if let value = datum[field.rule.key] { field.read(&owner, value) }
        }
    }

    /// What an object has to give: all but defaults and what has no value.
    func write<Owner>(_ owner: Owner) -> [Datum.Member] where Element == Field<Owner> {
        compactMap { field in
            field.write(owner).map { Datum.Member(field.rule.key, $0) }
        }
    }
}
