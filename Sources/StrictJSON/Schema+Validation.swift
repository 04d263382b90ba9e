import FieldTables

extension Schema {
    /// Everything that is wrong with a value, in the order of the file.
    ///
    /// A misspelt key that must have been meant for a required one is one problem, not two.
    ///
    /// - Complexity: O(*values* × *keys per object*).
    public func problems(in value: JSONValue, at path: JSONPath = JSONPath()) -> [Problem] {
        var validator = Validator()
        validator.check(value, against: self, at: path)
        return validator.problems
    }
}

private struct Validator {
    var problems: [Problem] = []

    mutating func check(_ value: JSONValue, against schema: Schema, at path: JSONPath) {
        switch (schema, value.content) {
        case (.number(let rule), .number(let number, _)) where rule.allows(number): break
        case (.integer(let range), .number)
        where value.wholeNumber.map(range.contains) == true: break
        case (.boolean, .boolean), (.null, .null): break
        case (.string(let rule), .string(let text)) where rule.allows(text): break
        case (.choice(let choices), .string(let word)):
            let words = choices.map(\.word)
            if words.contains(word) { break }
            reject(value, schema, path, hint: Suggestion.question(word, among: words))
        case (.array(let element, let count), .array(let elements)):
            if !count.contains(elements.count) {
                let found = elements.isEmpty ? value.summary : "an array of \(elements.count)"
                reject(value, schema, path, found: found)
            }
            for (index, child) in elements.enumerated() {
                check(child, against: element, at: path.index(index))
            }
        case (.object(let rule), .object(let members)):
            check(value, members, against: rule, at: path)
        case (.variants(let rule), .object(let members)):
            check(value, members, against: rule, at: path)
        case (.map(let element), .object(let members)):
            for member in members {
                check(member.value, against: element, at: path.key(member.key))
            }
        case (.either(let alternatives, _), _):
            check(value, against: alternatives, of: schema, at: path)
        default: reject(value, schema, path)
        }
    }

    /// What keys an object may have.
    private func known(_ rule: ObjectRule) -> String {
        let known = rule.fields.map { quoted($0.key) }.joined(separator: ", ")
        return known.isEmpty ? "It takes no keys." : "Its keys are \(known)."
    }

    private mutating func check(
        _ value: JSONValue, _ members: [JSONValue.Member], against rule: ObjectRule,
        at path: JSONPath
    ) {
        let given = Set(members.map(\.key))
        let absent = rule.fields.filter { !given.contains($0.key) }
        var meant: Set<String> = []
        var inside = Validator()
        for member in members {
            let child = path.key(member.key)
            if let field = rule.fields.first(where: { $0.key == member.key }) {
                inside.check(member.value, against: field.schema, at: child)
                continue
            }
            // More than a person ever reads are no slips.
            let isHelped = inside.problems.count < 100
            let nearest =
                isHelped ? Suggestion.nearest(to: member.key, among: absent.map(\.key)) : nil
            if let nearest { meant.insert(nearest) }
            let hint =
                nearest.map { "Did you mean \(quoted($0))?" } ?? (isHelped ? known(rule) : "")
            inside.problems.append(
                Problem(
                    "unknown key \(quoted(member.key)) in \(path.name). \(hint)",
                    at: member.keyLocation, path: child))
        }
        for field in absent where field.isRequired && !meant.contains(field.key) {
            problems.append(
                Problem(
                    "missing key \(quoted(field.key)) in \(path.name): "
                        + "it must be \(field.schema.expectation)",
                    at: value.location, path: path))
        }
        if !rule.forms.isEmpty, meant.isDisjoint(with: rule.forms) {
            checkForms(rule.forms, given, value, at: path)
        }
        problems += inside.problems
    }

    private mutating func checkForms(
        _ forms: [String], _ given: Set<String>, _ value: JSONValue, at path: JSONPath
    ) {
        let found = forms.filter(given.contains)
        if found.count == 1 { return }
        problems.append(
            Problem(
                "exactly one of \(forms.joined(separator: ", ")) must be given "
                    + "(found \(found.isEmpty ? "none" : found.joined(separator: " and ")))",
                at: value.location, path: path))
    }

    private mutating func check(
        _ value: JSONValue, _ members: [JSONValue.Member], against rule: VariantsRule,
        at path: JSONPath
    ) {
        if let word = value[rule.tag],
            let variant = rule.cases.first(where: { word.content == .string($0.name) })
        {
            check(value, members, against: rule.tagged(variant), at: path)
        } else {
            // Without the word nothing can be said about the other keys.
            let tag = FieldRule.required(rule.tag, rule.choice, "")
            let only = members.filter { $0.key == rule.tag }
            check(value, only, against: ObjectRule(rule.name, "", [tag]), at: path)
        }
    }

    private mutating func check(
        _ value: JSONValue, against alternatives: [Schema], of schema: Schema, at path: JSONPath
    ) {
        let attempts = alternatives.filter { $0.isKind(of: value) }
            .map { $0.problems(in: value, at: path) }
        if attempts.contains(where: \.isEmpty) { return }
        // Of several that it might be, none is the one that was meant.
        if attempts.count == 1 { problems += attempts[0] } else { reject(value, schema, path) }
    }

    private mutating func reject(
        _ value: JSONValue, _ schema: Schema, _ path: JSONPath, found: String? = nil,
        hint: String = ""
    ) {
        let message =
            "\(path.name) must be \(schema.expectation) (found \(found ?? value.summary))"
        problems.append(
            Problem(
                hint.isEmpty ? message : "\(message).\(hint)", at: value.location, path: path))
    }
}
