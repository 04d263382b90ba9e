/// A value that a field can have: it can be written down, and read again from what was written.
public protocol FieldValue: Sendable, Equatable {
    /// What a written value may be, if the field does not say more.
    static var schema: Schema { get }

    /// Reads what was written.
    ///
    /// - Precondition: it is valid for the field.
    init(_ datum: Datum)

    /// The value, written down.
    var datum: Datum { get }
}

extension Double: FieldValue {
    /// Any number.
    public static var schema: Schema { .number(.any) }

    /// Reads a number.
    public init(_ datum: Datum) {
        guard case .number(let number) = datum else { datum.mismatch("a number") }
        self = number
    }

    /// The number.
    public var datum: Datum { .number(self) }
}

extension Int: FieldValue {
    /// Any whole number.
    public static var schema: Schema { .integer(.min ... .max) }

    /// Reads a whole number.
    public init(_ datum: Datum) {
        guard case .number(let number) = datum, let whole = Int(exactly: number) else {
            datum.mismatch("a whole number")
        }
        self = whole
    }

    /// The number.
    public var datum: Datum { .number(Double(self)) }
}

extension Bool: FieldValue {
    /// True or false.
    public static var schema: Schema { .boolean }

    /// Reads true or false.
    public init(_ datum: Datum) {
        guard case .flag(let flag) = datum else { datum.mismatch("true or false") }
        self = flag
    }

    /// True or false.
    public var datum: Datum { .flag(self) }
}

extension String: FieldValue {
    /// Any text.
    public static var schema: Schema { .string(.any) }

    /// Reads text.
    public init(_ datum: Datum) {
        guard case .text(let text) = datum else { datum.mismatch("text") }
        self = text
    }

    /// The text.
    public var datum: Datum { .text(self) }
}

extension Array: FieldValue where Element: FieldValue {
    /// Any number of elements.
    public static var schema: Schema { .array(of: Element.schema, count: 0 ... .max) }

    /// Reads a list.
    public init(_ datum: Datum) {
        guard case .list(let elements) = datum else { datum.mismatch("a list") }
        self = elements.map(Element.init)
    }

    /// The list.
    public var datum: Datum { .list(map(\.datum)) }
}

extension Datum {
    func mismatch(_ wanted: String) -> Never {
        preconditionFailure("\(self) is not \(wanted)")
    }
}

/// One of several words, which stand in files as they stand in the code.
public protocol Word: FieldValue, RawRepresentable, CaseIterable where RawValue == String {
    /// What the word means, in one sentence that ends with a full stop.
    var summary: String { get }
}

extension Word {
    /// The words.
    public static var schema: Schema {
        .choice(allCases.map { Choice($0.rawValue, $0.summary) })
    }

    /// Reads a word.
    public init(_ datum: Datum) {
        guard case .text(let word) = datum, let value = Self(rawValue: word) else {
            datum.mismatch("one of \(Self.allCases.map(\.rawValue))")
        }
        self = value
    }

    /// The word.
    public var datum: Datum { .text(rawValue) }
}
