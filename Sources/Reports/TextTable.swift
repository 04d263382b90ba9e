/// Rows of text in aligned columns, for people to read; no box drawing.
public struct TextTable: Sendable {
    /// One column and the side its cells lean to.
    public struct Column: Sendable {
        /// The header, with the unit if there is one.
        public let title: String

        /// Whether the cells lean to the right, as numbers do.
        public let isNumeric: Bool

        /// A column of words, which lean to the left.
        public static func text(_ title: String) -> Column {
            Column(title: title, isNumeric: false)
        }

        /// A column of numbers, which lean to the right.
        public static func number(_ title: String) -> Column {
            Column(title: title, isNumeric: true)
        }
    }

    private let columns: [Column]
    private var rows: [[String]]

    /// A table with a header and no rows.
    public init(_ columns: [Column]) {
        self.columns = columns
        rows = [columns.map(\.title)]
    }

    /// Adds a row with one cell for each column.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row needs a cell for each column")
        rows.append(cells)
    }

    /// The lines of the table, each with its line end and no spaces before it.
    ///
    /// Columns are as wide as their longest cell in characters, not bytes, and two spaces apart.
    public var text: String {
        let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (index, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - cell.count)
                line += (index == 0 ? "" : "  ")
                line += columns[index].isNumeric ? padding + cell : cell + padding
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
