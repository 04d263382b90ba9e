/// A table in lines of a given width.
///
/// What is too wide gives way in this order: titles are broken between their words
/// (`abandonment` over `Rate`), columns of words are broken into lines, and what still does not
/// fit goes below, with the first column again. Numbers are never broken.
struct TableLayout {
    private let table: Table
    private let room: Int
    private var widths: [Int]

    private static let gap = 2

    /// A layout in lines of at most `room` cells, if its longest number leaves room at all.
    init(_ table: Table, room: Int) {
        self.table = table
        self.room = room
        widths = table.columns.indices.map { column in
            max(
                TextWidth.of(table.columns[column].title),
                table.rows.map { TextWidth.of($0[column].text) }.max() ?? 0)
        }
        breakTitles()
        breakWords()
    }

    /// The lines, each of pieces with their tones.
    var lines: [[Table.Cell]] {
        bands.enumerated().flatMap { number, columns in
            (number == 0 ? [] : [[]]) + header(columns)
                + table.rows.flatMap { row in lines(columns.map { ($0, row[$0]) }) }
        }
    }

    private var isTooWide: Bool { total(widths) > room }

    private func total(_ widths: some Collection<Int>) -> Int {
        widths.reduce(0, +) + Self.gap * (widths.count - 1)
    }

    private mutating func breakTitles() {
        guard isTooWide else { return }
        for (column, spec) in table.columns.enumerated() {
            let cells = table.rows.map { TextWidth.of($0[column].text) }.max() ?? 0
            let words = Self.words(spec.title).map(TextWidth.of).max() ?? 0
            widths[column] = max(cells, words)
        }
    }

    /// Takes what is missing from the widest columns of words, down to a least width that still
    /// reads well.
    private mutating func breakWords() {
        let columns = table.columns.indices.filter { !table.columns[$0].isNumeric }
        let least = columns.map { column -> Int in
            let longest =
                table.rows.flatMap { $0[column].text.split(separator: " ") }
                .map(TextWidth.of).max() ?? 0
            let title = Self.words(table.columns[column].title).map(TextWidth.of).max() ?? 0
            return min(max(longest, title), widths[column], column == 0 ? room / 2 : room / 3)
        }
        while isTooWide {
            let candidates = zip(columns, least).filter { widths[$0.0] > $0.1 }
            guard let widest = candidates.max(by: { widths[$0.0] < widths[$1.0] }) else { return }
            widths[widest.0] -= 1
        }
    }

    /// The columns that stand beside each other; the first one in each.
    private var bands: [[Int]] {
        guard isTooWide, table.columns.count > 2 else { return [Array(table.columns.indices)] }
        return table.columns.indices.dropFirst().reduce(into: [[0]]) { bands, column in
            let last = bands.count - 1
            let candidate = bands[last] + [column]
            if bands[last].count > 1, total(candidate.map { widths[$0] }) > room {
                bands.append([0, column])
            } else {
                bands[last] = candidate
            }
        }
    }

    private func header(_ columns: [Int]) -> [[Table.Cell]] {
        let titles = columns.map { Self.broken(table.columns[$0].title, width: widths[$0]) }
        let height = titles.map(\.count).max() ?? 0
        // Titles stand on the line of the numbers below them.
        return aligned(
            columns,
            titles.map { title in
                Array(repeating: "", count: height - title.count)
                    + title.map { Table.Cell($0, .faint) }
            })
    }

    private func lines(_ row: [(column: Int, cell: Table.Cell)]) -> [[Table.Cell]] {
        let cells = row.map { column, cell -> [Table.Cell] in
            guard TextWidth.of(cell.text) > widths[column] else { return [cell] }
            return TextWidth.wrapped(cell.text, width: widths[column]).map {
                Table.Cell($0, cell.tone)
            }
        }
        return aligned(row.map(\.column), cells)
    }

    /// Columns of lines, side by side.
    private func aligned(_ columns: [Int], _ cells: [[Table.Cell]]) -> [[Table.Cell]] {
        (0..<(cells.map(\.count).max() ?? 0)).map { line in
            var pieces: [Table.Cell] = []
            for (place, column) in columns.enumerated() {
                let cell = line < cells[place].count ? cells[place][line] : ""
                let space = String(
                    repeating: " ", count: max(0, widths[column] - TextWidth.of(cell.text)))
                let gap = place == 0 ? "" : String(repeating: " ", count: Self.gap)
                let isNumeric = table.columns[column].isNumeric
                pieces += [
                    Table.Cell(isNumeric ? gap + space : gap), cell,
                    Table.Cell(isNumeric ? "" : space),
                ]
            }
            while let last = pieces.popLast() {
                let text = last.text.reversed().drop { $0 == " " }.reversed()
                guard text.isEmpty else { return pieces + [Table.Cell(String(text), last.tone)] }
            }
            return []
        }
    }

    /// The title in lines between its words; its words put together again as far as they fit.
    private static func broken(_ title: String, width: Int) -> [String] {
        guard TextWidth.of(title) > width else { return [title] }
        return words(title).reduce(into: []) { lines, word in
            if let last = lines.last, TextWidth.of(last + word) <= width {
                lines[lines.count - 1] = last + word
            } else {
                lines.append(word)
            }
        }.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }

    /// The words of a title, also those that are set apart by capitals and points alone.
    private static func words(_ title: String) -> [String] {
        var words: [String] = []
        var before: Character = " "
        for character in title {
            let begins =
                words.isEmpty || before == " " || before == "."
                || (character.isUppercase && before.isLowercase)
            if begins { words.append("") }
            words[words.count - 1].append(character)
            before = character
        }
        return words
    }
}
