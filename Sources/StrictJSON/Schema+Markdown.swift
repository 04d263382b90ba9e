import FieldTables

extension Schema {
    /// A reference page: for each object what it means, and a table of its keys.
    ///
    /// The page ends with a line feed.
    public func markdown(heading: String) -> String {
        let sections = SchemaCatalogue(of: self).named.map { name, schema in
            switch schema {
            case .object(let rule):
                return "## \(name)\n\n\(rule.summary)\n\n\(rule.fields.table)"
            case .variants(let rule):
                let cases = rule.cases.map {
                    "### `\(rule.tag)`: `\($0.name)`\n\n\($0.summary)"
                        + ($0.fields.isEmpty ? "" : "\n\n\($0.fields.table)")
                }
                return (["## \(name)\n\n\(rule.summary)"] + cases).joined(separator: "\n\n")
            default: return ""
            }
        }
        let opening = "# \(heading)\n\nThe file is \(phrase)."
        return ([opening] + sections).joined(separator: "\n\n") + "\n"
    }

    /// What a value must be, with links to the sections of objects.
    fileprivate var phrase: String {
        switch self {
        case .object(let rule): return "[\(rule.name)](#\(rule.name.anchor))"
        case .variants(let rule): return "[\(rule.name)](#\(rule.name.anchor))"
        case .map(let element): return "an object of any keys, each \(element.phrase)"
        case .array(let element, _): return "\(expectation), each \(element.phrase)"
        case .choice(let choices):
            return choices.map { "`\($0.word)`" }.joined(separator: ", ")
        case .either(let alternatives, _):
            return alternatives.map(\.phrase).joined(separator: "; or ")
        case .number, .integer, .boolean, .null, .string: return expectation
        }
    }
}

extension [FieldRule] {
    fileprivate var table: String {
        let rows = map { field in
            var meaning = [field.summary]
            if case .choice(let choices) = field.schema {
                meaning += choices.map { "`\($0.word)`: \($0.summary)" }
            }
            let fallback = field.defaultValue.map { "`\(JSONOutput($0).text())`" }
            return [
                "`\(field.key)`", field.schema.phrase, field.unit ?? "", fallback ?? "",
                field.isRequired ? "yes" : "", meaning.joined(separator: " "),
            ]
        }
        let head = ["key", "type", "unit", "default", "required", "meaning"]
        return ([head, head.map { _ in "---" }] + rows)
            .map { "| " + $0.map(\.cell).joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }
}

extension String {
    /// The address that a heading gets on common hosts.
    fileprivate var anchor: String {
        String(lowercased().map { $0 == " " ? "-" : $0 })
    }

    /// The text without what would end a cell of a table.
    fileprivate var cell: String {
        map { $0 == "|" ? "\\|" : String($0) }.joined()
    }
}
