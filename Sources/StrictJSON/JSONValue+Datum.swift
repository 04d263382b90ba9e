import FieldTables

extension JSONValue {
    /// What was written, without where; nil for `null`, which no table accepts.
    public var datum: Datum? {
        switch content {
        case .null: nil
        case .boolean(let value): .flag(value)
        case .number(let number, _): .number(number)
        case .string(let text): .text(text)
        case .array(let elements): .list(elements.compactMap(\.datum))
        case .object(let members):
            .object(
                members.compactMap { member in
                    member.value.datum.map { Datum.Member(member.key, $0) }
                })
        }
    }

    /// A value said to have been written at a place.
    public init(_ datum: Datum, at location: Problem.Location) {
        let content: Content =
            switch datum {
            case .flag(let value): .boolean(value)
            case .number(let number):
                .number(number, literal: JSONOutput(datum).text())
            case .text(let text): .string(text)
            case .list(let elements): .array(elements.map { JSONValue($0, at: location) })
            case .object(let members):
                .object(
                    members.map {
                        Member(
                            key: $0.key, keyLocation: location,
                            value: JSONValue($0.value, at: location))
                    })
            }
        self.init(content, at: location)
    }
}

extension JSONOutput {
    /// A value to be written.
    public init(_ datum: Datum) {
        self =
            switch datum {
            case .flag(let value): .boolean(value)
            case .number(let number): .number(number)
            case .text(let text): .string(text)
            case .list(let elements): .array(elements.map(Self.init))
            case .object(let members): .object(members.map { ($0.key, Self($0.value)) })
            }
    }
}
