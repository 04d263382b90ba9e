import FieldTables

extension Schema {
    /// The same value with the objects on the way to a path that it leaves out, as far as they
    /// have defaults: so a part of a default can be changed.
    ///
    /// The defaults are located where the object is that they are added to.
    public func fillingDefaults(of value: JSONValue, towards path: JSONPath) -> JSONValue {
        filling(value, path.steps[...], downTo: 1)
    }

    /// The same with what the path leads to: so a default is stated.
    public func statingDefault(at path: JSONPath, in value: JSONValue) -> JSONValue {
        filling(value, path.steps[...], downTo: 0)
    }

    private func filling(
        _ value: JSONValue, _ steps: ArraySlice<JSONPath.Step>, downTo rest: Int
    ) -> JSONValue {
        guard steps.count > rest, let step = steps.first else { return value }
        var changed = value
        switch (step, value.content) {
        case (.key(let key), .object(var members)):
            guard let field = field(key, of: value) else { return value }
            var place = members.firstIndex { $0.key == key }
            if place == nil, let byDefault = field.defaultValue {
                let here = JSONValue(byDefault, at: value.location)
                place = self.place(for: key, in: value, members)
                members.insert(
                    .init(key: key, keyLocation: value.location, value: here),
                    at: place ?? members.endIndex)
            }
            guard let place else { return value }
            members[place].value = field.schema.filling(
                members[place].value, steps.dropFirst(), downTo: rest)
            changed.content = .object(members)
        case (.index(let index), .array(var elements)):
            guard index < elements.count,
                case .array(let element, _)? = alternatives.first(where: { $0.isKind(of: value) })
            else { return value }
            elements[index] = element.filling(elements[index], steps.dropFirst(), downTo: rest)
            changed.content = .array(elements)
        default: break
        }
        return changed
    }

    /// Where a key belongs by the order of the manual: before the first that comes after it.
    private func place(
        for key: String, in value: JSONValue, _ members: [JSONValue.Member]
    ) -> Int {
        let keys = fields(of: value).map(\.key)
        let later = keys.drop { $0 != key }.dropFirst()
        return members.firstIndex { later.contains($0.key) } ?? members.endIndex
    }

    /// The field that a key of an object has, in the variant that the object is; nil if there is
    /// none.
    public func field(_ key: String, of value: JSONValue) -> FieldRule? {
        fields(of: value).first { $0.key == key }
    }

    private func fields(of value: JSONValue) -> [FieldRule] {
        switch self {
        case .object(let rule): rule.fields
        case .variants(let rule):
            rule.cases.first { value[rule.tag]?.content == .string($0.name) }?.fields ?? []
        case .either:
            alternatives.first { $0.isKind(of: value) }?.fields(of: value) ?? []
        default: []
        }
    }
}
