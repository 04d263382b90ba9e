import FieldTables

/// A value that was read from a file, and where it was written: each part of it is a reading, too.
///
/// What the file does not give has its default, and the place of the object around it.
@dynamicMemberLookup
public struct Reading<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The way to it.
    public let path: JSONPath
    /// Where it was written.
    public let location: Problem.Location
    /// What was written; nil for a default.
    private let written: JSONValue?

    private init(
        _ value: Value, _ written: JSONValue?, _ path: JSONPath, in place: Problem.Location
    ) {
        self.value = value
        self.written = written
        self.path = path
        location = written?.location ?? place
    }

    /// Whether it was written, and is no default.
    public var isWritten: Bool { written != nil }

    /// The same place, seen as something else.
    public func of<Part>(_ part: Part) -> Reading<Part> {
        Reading<Part>(part, written, path, in: location)
    }

    private func below<Part>(
        _ part: Part, _ step: JSONPath.Step
    ) -> Reading<Part> {
        let path = JSONPath(path.steps + [step])
        return Reading<Part>(
            part, written?.value(at: JSONPath([step])), path, in: location)
    }

    /// A problem with this value that the schema cannot see, such as a name nobody has.
    ///
    /// - Parameter steps: the way from this value to the part that is wrong.
    public func problem(
        _ message: String, at steps: [JSONPath.Step] = [],
        severity: Problem.Severity = .error
    ) -> Problem {
        let part = steps.reduce(of(())) { $0.below((), $1) }
        return Problem(message, at: part.location, path: part.path, severity: severity)
    }
}

extension Reading where Value: FieldValue {
    /// Reads a tree in which the schema of the value finds no problem.
    ///
    /// - Precondition: it finds none.
    public init(_ root: JSONValue) {
        guard let datum = root.datum else { preconditionFailure("no schema accepts null") }
        self.init(Value(datum), root, JSONPath(), in: root.location)
    }
}

extension Reading where Value: Keyed {
    /// An input.
    ///
    /// - Precondition: the property is one in the table.
    public subscript<Part>(dynamicMember property: KeyPath<Value, Part>) -> Reading<Part> {
        self[property]
    }

    /// An input that another property holds in a part of its own, such as `\.tier.share`.
    ///
    /// - Precondition: the property is one in the table.
    public subscript<Part>(property: KeyPath<Value, Part>) -> Reading<Part> {
        guard let key = Value.key(of: property) else {
            preconditionFailure("\(path) has no input for \(property)")
        }
        return below(value[keyPath: property], .key(key))
    }
}

extension Reading {
    /// The value, if there is one.
    public func given<Part>() -> Reading<Part>? where Value == Part? { value.map(of) }

    /// The elements.
    public func elements<Part>() -> [Reading<Part>] where Value == [Part] {
        value.enumerated().map { below($0.element, .index($0.offset)) }
    }

    /// The values and their names.
    public func entries<Part>() -> [(name: String, value: Reading<Part>)]
    where Value == Entries<Part> {
        value.list.map { ($0.name, below($0.value, .key($0.name))) }
    }
}
