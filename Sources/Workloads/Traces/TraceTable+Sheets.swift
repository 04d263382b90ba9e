/// What a sheet for people has beside its rows.
extension TraceTable {
    /// Leaves out a second header and rows of totals.
    ///
    /// - Returns: what was left out, the titles above the header among it.
    static func leaveOut(
        _ csv: CSVRows, _ texts: inout [Texts], _ faults: inout TraceFaults
    ) -> [String] {
        var notes: [String] = []
        if csv.titles > 0 {
            let rows = csv.titles == 1 ? "The row" : "\(csv.titles) rows"
            notes.append("\(rows) above the header \(csv.titles == 1 ? "is" : "are") left out")
        }
        func hasNumbers(_ text: String) -> Bool { text.contains(where: \.isNumber) }
        if let first = texts.first,
            ![first.day, first.time, first.count].contains(where: hasNumbers)
        {
            texts.removeFirst()
            notes.append("The row below the header has no number, and is left out")
        }
        guard let last = texts.last, texts.count > 2, !hasNumbers(last.day) else { return notes }
        let others = TraceCounts(
            texts.map(\.count), nil, in: csv.separator, guessesThousands: true)
        let sum = texts.dropLast().reduce(0.0) { $0 + (others.count($1.count) ?? 0) }
        let total = TraceCounts.total(last.count, others)
        if let total, abs(total - sum) <= max(0.5, 1e-6 * sum) {
            texts.removeLast()
            notes.append("The last row is the sum of the others, and is left out")
        } else {
            faults.add(
                "total",
                "the last row has no day: if it is a total or a remark, take it out",
                at: last.offset)
            texts.removeLast()
        }
        return notes
    }

    /// Takes times for the ends of intervals if some are 24:00 and none is 0:00, and makes them
    /// starts.
    ///
    /// - Returns: whether they were.
    static func moveEnds(_ cells: inout [TraceRows.Cell]) -> Bool {
        guard cells.contains(where: { $0.minute == 1_440 }),
            !cells.contains(where: { $0.minute == 0 })
        else { return false }
        let step = cells.reduce(1_440) { step, cell in
            var (one, other) = (step, cell.minute)
            while other != 0 { (one, other) = (other, one % other) }
            return one
        }
        for place in cells.indices { cells[place].minute -= step }
        return true
    }
}
