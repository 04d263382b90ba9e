import FieldTables

extension Schema {
    /// Whether a valid file could have a value at a path.
    public func describes(_ path: JSONPath) -> Bool {
        !schemas(at: path).isEmpty
    }

    /// Whether a value is as good without what a path leads to: a key that is optional in an object
    /// that is there. Elements of arrays and required keys are needed.
    public func canDoWithout(_ path: JSONPath, in value: JSONValue) -> Bool {
        guard case .key(let key) = path.steps.last else { return false }
        let parent = JSONPath(path.steps.dropLast())
        guard let object = value.value(at: parent) else { return false }
        return schemas(at: parent).contains { $0.hasOptional(key, in: object) }
    }

    private func hasOptional(_ key: String, in object: JSONValue) -> Bool {
        switch self {
        case .object(let rule): rule.fields.contains { $0.key == key && !$0.isRequired }
        case .variants(let rule):
            rule.cases.contains {
                object[rule.tag]?.content == .string($0.name)
                    && Schema.object($0).hasOptional(key, in: object)
            }
        case .either(let alternatives, _):
            alternatives.contains { $0.hasOptional(key, in: object) }
        case .map: true
        default: false
        }
    }

    /// Whether a valid file could have a number at a path.
    public func allowsNumber(at path: JSONPath) -> Bool {
        schemas(at: path).contains(where: \.allowsNumber)
    }

    private var allowsNumber: Bool {
        switch self {
        case .number, .integer: true
        case .either(let alternatives, _): alternatives.contains(where: \.allowsNumber)
        default: false
        }
    }

    /// What a value at a path may be: nothing if a valid file cannot have one.
    func schemas(at path: JSONPath) -> [Schema] {
        path.steps.reduce([self]) { schemas, step in
            schemas.flatMap { $0.children(at: step) }
        }
    }

    /// The other forms of what a path leads to: the paths of those keys that exclude its last one.
    public func otherForms(of path: JSONPath) -> [JSONPath] {
        guard case .key(let key) = path.steps.last else { return [] }
        let parent = JSONPath(path.steps.dropLast())
        let forms = schemas(at: parent).flatMap(\.forms).first { $0.contains(key) } ?? []
        return forms.filter { $0 != key }.map(parent.key)
    }

    private var forms: [[String]] {
        switch self {
        case .object(let rule): [rule.forms]
        case .variants(let rule): rule.cases.map(\.forms)
        default: []
        }
    }

    /// What is known of the key at the end of a path to a value of a valid file; nil for elements
    /// of arrays and free keys.
    public func field(at path: JSONPath, in root: JSONValue) -> FieldRule? {
        var (schemas, value) = ([self], root)
        var field: FieldRule?
        for step in path.steps {
            guard let next = value.value(at: JSONPath([step])) else { return nil }
            if case .key(let key) = step {
                field = schemas.lazy.compactMap { $0.field(key, of: value) }.first
            } else {
                field = nil
            }
            schemas = field.map { [$0.schema] } ?? schemas.flatMap { $0.children(at: step) }
            schemas = schemas.flatMap(\.alternatives).filter { $0.isKind(of: next) }
            value = next
        }
        return field
    }

    /// What a value can be, one at a time.
    var alternatives: [Schema] {
        if case .either(let alternatives, _) = self {
            alternatives.flatMap(\.alternatives)
        } else {
            [self]
        }
    }

    /// The described path that a wrong one was probably meant to be; nil if none is near.
    ///
    /// Misspelt keys are corrected. If that does not help, the path is looked for further down,
    /// so that `threshold` finds `ai.threshold`; the first one in the order of the table is it.
    public func suggestion(forPath path: JSONPath) -> JSONPath? {
        var schemas = [self]
        var steps: [JSONPath.Step] = []
        for step in path.steps {
            var step = step
            if case .key(let key) = step,
                !schemas.contains(where: { !$0.children(at: step).isEmpty }),
                let nearest = Suggestion.nearest(to: key, among: schemas.flatMap(\.keys))
            {
                step = .key(nearest)
            }
            schemas = schemas.flatMap { $0.children(at: step) }
            steps.append(step)
        }
        return schemas.isEmpty ? home(of: path) : JSONPath(steps)
    }

    private func home(of path: JSONPath) -> JSONPath? {
        let steps = keys.map(JSONPath.Step.key) + [.index(0)]
        for step in steps {
            for child in children(at: step) {
                // Free keys describe every path, which says nothing.
                if case .map = child { continue }
                let rest = child.describes(path) ? path : child.home(of: path)
                if let rest { return JSONPath([step] + rest.steps) }
            }
        }
        return nil
    }

    /// What a value one step down may be: nothing if there is no such step.
    private func children(at step: JSONPath.Step) -> [Schema] {
        switch (self, step) {
        case (.object(let rule), .key(let key)):
            rule.fields.filter { $0.key == key }.map(\.schema)
        case (.variants(let rule), .key(let key)):
            key == rule.tag
                ? [rule.choice]
                : rule.cases.flatMap { Schema.object($0).children(at: step) }
        case (.map(let element), .key): [element]
        case (.array(let element, let count), .index(let index))
        where index < count.upperBound: [element]
        case (.either(let alternatives, _), _): alternatives.flatMap { $0.children(at: step) }
        default: []
        }
    }

    /// The keys an object may have, as far as they are known.
    private var keys: [String] {
        switch self {
        case .object(let rule): rule.fields.map(\.key)
        case .variants(let rule): [rule.tag] + rule.cases.flatMap { $0.fields.map(\.key) }
        case .either(let alternatives, _): alternatives.flatMap(\.keys)
        default: []
        }
    }
}
