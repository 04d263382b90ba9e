/// Rows and columns of text.
public struct Table: Sendable, Equatable {
    /// One column and the side its cells lean to.
    public struct Column: Sendable, Equatable {
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

    /// The columns, from left to right.
    public let columns: [Column]

    /// The rows below the header, each with a cell for every column.
    public private(set) var rows: [[String]] = []

    /// A table with a header and no rows.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with one cell for each column.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count == columns.count, "a row needs a cell for each column")
        rows.append(cells)
    }
}
