/// Writes documents for a terminal: aligned columns, no box drawing, a line between sections.
public enum TextRenderer {
    /// The characters of a line of flowing text.
    private static let width = 100

    /// The document, which ends with the end of a line.
    public static func text(_ document: Document) -> String {
        document.sections.map { section in
            section.blocks.flatMap(lines).map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .heading(let text), .note(let text): [text]
        case .paragraph(let text): wrapped(text, width: width)
        case .list(let list): list.items.enumerated().flatMap { lines($1, $0, list.marker) }
        case .table(let table): lines(table)
        case .command(let command, let label): ["\(label) \(command)"]
        }
    }

    private static func lines(
        _ item: List.Item, _ index: Int, _ marker: List.Marker
    ) -> [String] {
        let indent = String(repeating: " ", count: 2 * item.depth)
        let mark =
            switch marker {
            case .space: ""
            case .dash: "- "
            case .number: "\(index + 1). "
            case .bracket: "[\(index + 1)] "
            }
        let text = mark + item.text
        return (item.flows ? wrapped(text, width: width - indent.count) : [text])
            .map { indent + $0 }
    }

    /// The lines of a table; columns are as wide as their longest cell in characters, not bytes,
    /// and two spaces apart.
    private static func lines(_ table: Table) -> [String] {
        let columns = table.columns
        let rows = [columns.map(\.title)] + table.rows
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - cell.count)
                line += (index == 0 ? "" : "  ")
                line += columns[index].isNumeric ? padding + cell : cell + padding
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The words of `text` in lines of at most `width` characters.
    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
    }
}
