/// Rows and columns of text.
public struct Table: Sendable, Equatable {
    /// One column and the side its cells lean to.
    public struct Column: Sendable, Equatable {
        /// The header, with the unit if there is one.
        public let title: String

        /// Whether the cells lean to the right, as numbers do.
        public let isNumeric: Bool

        /// A column of words, which lean to the left and may be broken into lines.
        public static func text(_ title: String) -> Column {
            Column(title: title, isNumeric: false)
        }

        /// A column of numbers, which lean to the right and are never broken.
        public static func number(_ title: String) -> Column {
            Column(title: title, isNumeric: true)
        }
    }

    /// What stands in one row and column.
    public struct Cell: Sendable, Equatable, ExpressibleByStringInterpolation {
        /// What it says.
        public let text: String

        /// What that is to the reader.
        public let tone: Tone

        /// A cell.
        public init(_ text: String, _ tone: Tone = .plain) {
            self.text = text
            self.tone = tone
        }

        /// A cell that is nothing but its words.
        public init(stringLiteral text: String) {
            self.init(text)
        }
    }

    /// The columns, from left to right.
    public let columns: [Column]

    /// The rows below the header, each with a cell for every column.
    public private(set) var rows: [[Cell]] = []

    /// A table with a header and no rows.
    public init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row with one cell for each column.
    public mutating func append(cells: [Cell]) {
        precondition(cells.count == columns.count, "a row needs a cell for each column")
        rows.append(cells)
    }

    /// Adds a row of words and numbers alone.
    public mutating func append(_ texts: [String]) {
        append(cells: texts.map { Cell($0) })
    }
}
