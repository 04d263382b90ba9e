/// Values under names that people choose, in the order in which they were written.
public struct Entries<Value: FieldValue>: FieldValue, ExpressibleByDictionaryLiteral {
    /// A name and its value.
    public struct Entry: Sendable, Equatable {
        /// The name.
        public var name: String
        /// The value.
        public var value: Value

        /// Gives a name a value.
        public init(_ name: String, _ value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// The entries, no name twice.
    public private(set) var list: [Entry]

    /// Gives names values.
    ///
    /// - Precondition: no name is there twice.
    public init(_ list: [Entry] = []) {
        precondition(Set(list.map(\.name)).count == list.count, "a name is there twice")
        self.list = list
    }

    /// Gives names values.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { Entry($0.0, $0.1) })
    }

    /// Any names.
    public static var schema: Schema { .map(of: Value.schema) }

    /// Reads an object.
    public init(_ datum: Datum) {
        guard case .object(let members) = datum else { datum.mismatch("an object") }
        list = members.map { Entry($0.key, Value($0.value)) }
    }

    /// The object.
    public var datum: Datum { .object(list.map { Datum.Member($0.name, $0.value.datum) }) }
}
