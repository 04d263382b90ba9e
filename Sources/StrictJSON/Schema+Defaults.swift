import FieldTables

extension Schema {
    /// The same value with the objects on the way to a path that it leaves out, as far as they
    /// have defaults: so a part of a default can be changed.
    ///
    /// The defaults are located where the object is that they are added to.
    public func fillingDefaults(of value: JSONValue, towards path: JSONPath) -> JSONValue {
        filling(value, path.steps[...])
    }

    private func filling(_ value: JSONValue, _ steps: ArraySlice<JSONPath.Step>) -> JSONValue {
        guard steps.count > 1, let step = steps.first else { return value }
        var changed = value
        switch (step, value.content) {
        case (.key(let key), .object(var members)):
            guard let field = field(key, of: value) else { return value }
            let place = members.firstIndex { $0.key == key } ?? members.endIndex
            if place == members.endIndex {
                guard let byDefault = field.defaultValue else { return value }
                let here = JSONValue(byDefault, at: value.location)
                members.append(.init(key: key, keyLocation: value.location, value: here))
            }
            members[place].value = field.schema.filling(members[place].value, steps.dropFirst())
            changed.content = .object(members)
        case (.index(let index), .array(var elements)):
            guard case .array(let element, _) = self, index < elements.count else { return value }
            elements[index] = element.filling(elements[index], steps.dropFirst())
            changed.content = .array(elements)
        default: break
        }
        return changed
    }

    /// The field that a key of an object has, in the variant that the object is; nil if there is
    /// none.
    public func field(_ key: String, of value: JSONValue) -> FieldRule? {
        switch self {
        case .object(let rule): rule.fields.first { $0.key == key }
        case .variants(let rule):
            rule.cases.first { value[rule.tag]?.content == .string($0.name) }?
                .fields.first { $0.key == key }
        default: nil
        }
    }
}
