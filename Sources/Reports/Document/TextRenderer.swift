/// Writes documents for a terminal: aligned columns, no box drawing, a line between sections.
public struct TextRenderer: Sendable {
    private let width: Int
    private let isColoured: Bool

    /// A renderer.
    ///
    /// - Parameters:
    ///   - width: the cells of a line, in which everything is kept but what must stay on one
    ///     line: a command to copy, and a number that is longer.
    ///   - isColoured: whether tones are shown by colour (SGR of ECMA-48).
    public init(width: Int = 100, isColoured: Bool = false) {
        self.width = max(width, 20)
        self.isColoured = isColoured
    }

    /// The document, which ends with the end of a line.
    public func text(_ document: Document) -> String {
        document.sections.map { section in
            section.blocks.flatMap(lines).map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    private func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let text): wrapped(text).map { painted($0, .strong) }
        case .paragraph(let text): wrapped(text)
        case .note(let text, let tone):
            text.split(separator: "\n").flatMap { wrapped(String($0)) }.map { painted($0, tone) }
        case .list(let list): list.items.enumerated().flatMap { lines($1, $0, list.marker) }
        case .table(let table): lines(table)
        case .command(let command, let label): ["\(label) \(TextWidth.harmless(command))"]
        }
    }

    private func wrapped(_ text: String) -> [String] {
        TextWidth.wrapped(TextWidth.harmless(text), width: width)
    }

    /// An item, whose later lines stand below its words.
    private func lines(_ item: List.Item, _ index: Int, _ marker: List.Marker) -> [String] {
        let mark =
            switch marker {
            case .space: ""
            case .dash: "- "
            case .number: "\(index + 1). "
            case .bracket: "[\(index + 1)] "
            }
        let indent = String(repeating: " ", count: 2 * item.depth)
        let hanging = String(repeating: " ", count: mark.count)
        let lines = TextWidth.wrapped(
            TextWidth.harmless(item.text), width: max(width - indent.count - mark.count, 10))
        return lines.enumerated().map { number, line in
            indent + (number == 0 ? mark : hanging) + line
        }
    }

    private func lines(_ table: Table) -> [String] {
        TableLayout(table.harmless, room: width).lines.map { line in
            line.map { painted($0.text, $0.tone) }.joined()
        }
    }

    private func painted(_ text: String, _ tone: Tone) -> String {
        guard isColoured, !text.isEmpty, let code = tone.code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

extension Tone {
    /// The parameters of SGR, among the sixteen colours that every terminal maps to its scheme.
    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .strong: "1"
        case .faint: "2"
        case .good: "32"
        case .bad: "31"
        case .caution: "33"
        }
    }
}

extension Table {
    fileprivate var harmless: Table {
        var table = Table(
            columns.map { Column(title: TextWidth.harmless($0.title), isNumeric: $0.isNumeric) })
        for row in rows {
            table.append(cells: row.map { Cell(TextWidth.harmless($0.text), $0.tone) })
        }
        return table
    }
}
