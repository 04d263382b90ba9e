/// Writes documents as Markdown with the tables of GitHub (the GFM specification, version 0.29).
public enum MarkdownRenderer {
    /// The document, which ends with the end of a line; texts look as they are, whatever they
    /// mean in Markdown.
    public static func text(_ document: Document) -> String {
        document.sections.flatMap(\.blocks).map(block).filter { !$0.isEmpty }
            .map { $0 + "\n" }.joined(separator: "\n")
    }

    private static func block(_ block: Block) -> String {
        switch block {
        case .heading(let text): "## " + escaped(text)
        case .paragraph(let text), .note(let text, _):
            text.split(separator: "\n").map { start(escaped(String($0))) }
                .joined(separator: "\n")
        case .list(let list): lines(list).joined(separator: "\n")
        case .table(let table): lines(table).joined(separator: "\n")
        case .command(let command, let label): "\(start(escaped(label))) \(code(command))"
        }
    }

    private static func lines(_ list: List) -> [String] {
        let least = list.items.map(\.depth).min() ?? 0
        return list.items.enumerated().map { index, item in
            let mark =
                switch list.marker {
                case .space, .dash: "- " + start(escaped(item.text))
                case .number: "\(index + 1). " + start(escaped(item.text))
                case .bracket: "- \\[\(index + 1)\\] " + escaped(item.text)
                }
            return String(repeating: "  ", count: item.depth - least) + mark
        }
    }

    private static func lines(_ table: Table) -> [String] {
        func line(_ cells: [String]) -> String {
            "| " + cells.joined(separator: " | ") + " |"
        }
        let titles = table.columns.map { cell($0.title) }
        let rules = table.columns.map { $0.isNumeric ? "---:" : "---" }
        return [line(titles), line(rules)] + table.rows.map { line($0.map { cell($0.text) }) }
    }

    /// A cell is one line.
    private static func cell(_ text: String) -> String {
        escaped(text.split(separator: "\n").joined(separator: " "))
    }
}

extension MarkdownRenderer {
    /// The text with a backslash before every character that might mean something.
    private static func escaped(_ text: String) -> String {
        let meant = "\\`*_[]<>|~&".unicodeScalars
        return String(
            String.UnicodeScalarView(
                TextWidth.harmless(text).unicodeScalars.flatMap {
                    meant.contains($0) ? ["\\", $0] : [$0]
                }))
    }

    /// The start of a line, so that it is not taken for a heading, a list or a rule.
    private static func start(_ line: String) -> String {
        if let first = line.first, "#-+=".contains(first) { return "\\" + line }
        let digits = line.prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(digits.count)
        guard !digits.isEmpty, let mark = rest.first, ".)".contains(mark) else { return line }
        return digits + "\\" + rest
    }

    /// Code of one line, between more backticks than there are in it.
    private static func code(_ raw: String) -> String {
        let text = TextWidth.harmless(raw)
        var longest = 0
        var run = 0
        for character in text {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        guard longest > 0 else { return "`\(text)`" }
        let fence = String(repeating: "`", count: longest + 1)
        return "\(fence) \(text) \(fence)"
    }
}
