extension JSONValue {
    /// The value that a path leads to; nil if there is none.
    public func value(at path: JSONPath) -> JSONValue? {
        var value = self
        for step in path.steps {
            switch (step, value.content) {
            case (.key(let key), _):
                guard let next = value[key] else { return nil }
                value = next
            case (.index(let index), .array(let elements)) where index < elements.count:
                value = elements[index]
            default: return nil
            }
        }
        return value
    }

    /// The same tree with another value at a path.
    ///
    /// The last step may add a key to an object; everything else on the way must be there.
    /// Throws a problem, at the location of the new value, that says what is not there.
    public func setting(_ path: JSONPath, to new: JSONValue) throws -> JSONValue {
        try setting(path, from: 0, to: new)
    }

    /// The same tree without the member that a path leads to, if there is one.
    ///
    /// Elements of arrays are not removed: those behind them would move up.
    public func removing(_ path: JSONPath) -> JSONValue {
        removing(path, from: 0)
    }

    private func removing(_ path: JSONPath, from depth: Int) -> JSONValue {
        guard depth < path.steps.count else { return self }
        var changed = self
        switch (path.steps[depth], content) {
        case (.key(let key), .object(var members)):
            guard let place = members.firstIndex(where: { $0.key == key }) else { return self }
            if depth + 1 == path.steps.count {
                members.remove(at: place)
            } else {
                members[place].value = members[place].value.removing(path, from: depth + 1)
            }
            changed.content = .object(members)
        case (.index(let index), .array(var elements)) where index < elements.count:
            elements[index] = elements[index].removing(path, from: depth + 1)
            changed.content = .array(elements)
        default: break
        }
        return changed
    }

    private func setting(
        _ path: JSONPath, from depth: Int, to new: JSONValue
    ) throws -> JSONValue {
        guard depth < path.steps.count else { return new }
        var changed = self
        switch (path.steps[depth], content) {
        case (.key(let key), .object(var members)):
            if let place = members.firstIndex(where: { $0.key == key }) {
                let old = members[place].value
                members[place].value = try old.setting(path, from: depth + 1, to: new)
            } else if depth + 1 == path.steps.count {
                members.append(Member(key: key, keyLocation: new.location, value: new))
            } else {
                throw missing(path, depth, new.location)
            }
            changed.content = .object(members)
        case (.index(let index), .array(var elements)) where index < elements.count:
            elements[index] = try elements[index].setting(path, from: depth + 1, to: new)
            changed.content = .array(elements)
        default: throw missing(path, depth, new.location)
        }
        return changed
    }

    private func missing(_ path: JSONPath, _ depth: Int, _ location: Problem.Location) -> Problem {
        let parent = JSONPath(Array(path.steps.prefix(depth)))
        let child = JSONPath(Array(path.steps.prefix(depth + 1)))
        let reason =
            switch (path.steps[depth], content) {
            case (.key(let key), .object): "\(parent.name) has no key \(quoted(key))"
            case (.index, .array(let elements)) where elements.isEmpty:
                "\(parent.name) is an empty array"
            case (.index, .array(let elements)):
                "the last element is \(parent.index(elements.count - 1).name)"
            default: "\(parent.name) is \(summary)"
            }
        return Problem("there is no \(child.name): \(reason)", at: location, path: path)
    }
}
