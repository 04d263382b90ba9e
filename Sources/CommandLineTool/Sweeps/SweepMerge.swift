import Reports

/// The segments of one sweep as a whole, row by row in the order of the tasks.
///
/// - Complexity: O(*rows* log *segments*) of time; memory does not depend on the rows, but for
///   16 bytes of each in a segment whose rows are not in order.
struct SweepMerge {
    /// The sweep that all the segments are of.
    let sweep: SweepPart
    private let segments: [SweepSegment]

    /// Whether the rows of all segments, one after the other, are in order.
    var isSorted: Bool { segments.count < 2 && segments.allSatisfy(\.isSorted) }

    /// Bytes of the files to have in memory.
    private static let memory = 1 << 25

    init(_ sweep: SweepPart, _ segments: [SweepSegment]) {
        (self.sweep, self.segments) = (sweep, segments)
    }

    /// Visits a row for each task that is there; equal rows of one task are one.
    ///
    /// - Returns: the tasks of the sweep that are nowhere.
    /// - Throws: `FileNotRead`, `BadSweep` for two rows of one task that differ, and what `body`
    ///   throws.
    @discardableResult
    func visit(_ body: (SweepCursor) throws -> Void) throws -> [Range<Int>] {
        let capacity = min(1 << 20, max(1 << 12, SweepMerge.memory / max(1, segments.count)))
        var heap = SweepHeap()
        for segment in segments {
            let cursor = try SweepCursor(segment, capacity: capacity)
            if try cursor.advance() { heap.insert(cursor) }
        }
        var missing: [Range<Int>] = []
        var next = 0
        while let cursor = heap.first {
            if cursor.task > next { missing.append(next..<cursor.task) }
            next = cursor.task + 1
            try body(cursor)
            heap.removeFirst()
            while let other = heap.first, other.task == cursor.task {
                guard other.hasRow(of: cursor) else {
                    throw BadSweep(
                        "task \(cursor.task) is in '\(cursor.segment.path)' and in "
                            + "'\(other.segment.path)', with other values")
                }
                heap.removeFirst()
                if try other.advance() { heap.insert(other) }
            }
            // A segment may have a task twice.
            while try cursor.advance() {
                guard cursor.task >= next else { continue }
                heap.insert(cursor)
                break
            }
        }
        return next < sweep.count ? missing + [next..<sweep.count] : missing
    }

    /// Hands over a file of the rows in pieces.
    ///
    /// - Parameter head: what comes before the rows.
    /// - Returns: the tasks of the sweep that are nowhere.
    @discardableResult
    func write(
        _ form: SweepRows, head: String, to sink: ([UInt8]) throws -> Void
    ) throws -> [Range<Int>] {
        var piece = Array(head.utf8)
        var format = SweepRowFormat(sweep)
        let missing = try visit { cursor in
            switch form {
            case .ndjson:
                piece += cursor.bytes[cursor.row]
                piece.append(UInt8(ascii: "\n"))
            case .csv:
                let values = try SweepMerge.values(cursor, &format)
                piece += Array(format.csv(cursor.bytes, task: cursor.task, values).utf8)
            }
            if piece.count >= 1 << 16 {
                try sink(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        try sink(piece)
        return missing
    }

    /// Hands over the combinations, one by one.
    func summarise(
        _ summary: inout SweepSummary, _ point: (SweepSummary.Point) throws -> Void
    ) throws {
        var format = SweepRowFormat(sweep)
        try visit { cursor in
            let values = try SweepMerge.values(cursor, &format)
            let numbers = SweepRowFormat.numbers(in: cursor.bytes, values)
            if let complete = summary.add(task: cursor.task, numbers) { try point(complete) }
        }
        if let last = summary.close() { try point(last) }
    }

    /// The combinations as a result.
    func summaryJSON() throws -> String {
        var summary = SweepSummary(sweep)
        var points: [SweepSummary.Point] = []
        try summarise(&summary) { points.append($0) }
        return summary.json(points)
    }

    private static func values(
        _ cursor: SweepCursor, _ format: inout SweepRowFormat
    ) throws -> [Range<Int>] {
        guard let values = format.values(in: cursor.bytes, cursor.row) else {
            throw BadSweep("'\(cursor.segment.path)' changed while it was read")
        }
        return values
    }
}

/// Cursors, of which the one with the first task is found at once: a binary heap.
private struct SweepHeap {
    private var cursors: [SweepCursor] = []

    var first: SweepCursor? { cursors.first }

    mutating func insert(_ cursor: SweepCursor) {
        cursors.append(cursor)
        var place = cursors.count - 1
        while place > 0, cursors[place].task < cursors[(place - 1) / 2].task {
            cursors.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeFirst() {
        cursors.swapAt(0, cursors.count - 1)
        cursors.removeLast()
        var place = 0
        while true {
            let children = (2 * place + 1)..<min(2 * place + 3, max(2 * place + 1, cursors.count))
            guard let least = children.min(by: { cursors[$0].task < cursors[$1].task }),
                cursors[least].task < cursors[place].task
            else { return }
            cursors.swapAt(place, least)
            place = least
        }
    }
}
