extension Problem {
    /// The problem as a person reads it: place, message, source line with a caret, JSON path.
    ///
    /// Lines are separated by a line feed; there is none at the end.
    public func render() -> String {
        var lines = ["\(location): \(severity.rawValue): \(message)"]
        if case .text(let source, let offset) = location {
            let (line, padding) = source.excerpt(at: offset)
            if !line.isEmpty { lines += ["  \(line)", "  \(padding)^"] }
        }
        if let path { lines.append("  at \(path)") }
        return lines.joined(separator: "\n")
    }

    /// The first `limit` problems in the order of their places, and a line that counts them all.
    ///
    /// Texts come in the order in which the problems first name them, problems without a text
    /// last. `hint` ends the last line: a sentence that says where to read more.
    public static func render(
        _ problems: [Problem], limit: Int = 20, hint: String? = nil
    ) -> String {
        let names = problems.reduce(into: [String]()) { names, problem in
            guard case .text(let source, _) = problem.location else { return }
            if !names.contains(source.name) { names.append(source.name) }
        }
        let ordered = problems.enumerated().sorted { left, right in
            let leftPlace = left.element.place(in: names)
            let rightPlace = right.element.place(in: names)
            return (leftPlace.text, leftPlace.offset, left.offset)
                < (rightPlace.text, rightPlace.offset, right.offset)
        }
        let noun = problems.allSatisfy { $0.severity == .warning } ? "warning" : "problem"
        var summary = "\(problems.count) \(noun)\(problems.count == 1 ? "" : "s")"
        if !names.isEmpty { summary += " in \(names.joined(separator: ", "))" }
        if problems.count > limit { summary += ", the first \(limit) of them shown" }
        let last = ([summary + "."] + (hint.map { [$0] } ?? [])).joined(separator: " ")
        return (ordered.prefix(limit).map { $0.element.render() } + [last])
            .joined(separator: "\n")
    }

    private func place(in names: [String]) -> (text: Int, offset: Int) {
        guard case .text(let source, let offset) = location else { return (names.count, 0) }
        return (names.firstIndex(of: source.name) ?? names.count, offset)
    }
}

/// Text in double quotes, fit for a message: escaped as in JSON and cut to 40 characters.
func quoted(_ text: String) -> String {
    JSONOutput.string(shortened(text)).text()
}

/// The first 40 characters of a text, with an ellipsis if there were more.
func shortened(_ text: String) -> String {
    let start = text.prefix(40)
    return start.endIndex == text.endIndex ? text : start + "…"
}
