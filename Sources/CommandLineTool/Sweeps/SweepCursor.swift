import Reports

/// The rows of a segment in the order of their tasks.
final class SweepCursor {
    let segment: SweepSegment
    /// The task of the current row.
    private(set) var task = -1
    private let reader: LineReader
    /// Where the rows are, if they do not stand in order.
    private var places: [(task: Int, offset: Int)]?
    private var next = 0

    /// The bytes that the current row is in.
    var bytes: [UInt8] { reader.bytes }
    /// Where the current row is in them.
    var row: Range<Int> { reader.line }

    /// A cursor before the first row.
    ///
    /// - Parameter capacity: how many bytes to read at once.
    init(_ segment: SweepSegment, capacity: Int) throws {
        self.segment = segment
        let (start, end) = (segment.range.lowerBound, segment.range.upperBound)
        reader = LineReader(segment.path, from: start, to: end, capacity: capacity)
        guard !segment.isSorted else { return }
        var places: [(task: Int, offset: Int)] = []
        places.reserveCapacity(segment.count)
        while try reader.advance() {
            guard let task = SweepRowFormat.task(in: reader.bytes, reader.line) else { continue }
            places.append((task, reader.offset))
        }
        self.places = places.sorted { ($0.task, $0.offset) < ($1.task, $1.offset) }
    }

    /// Goes to the next row.
    ///
    /// - Returns: whether there is one.
    func advance() throws -> Bool {
        if let places {
            guard next < places.count else { return false }
            reader.seek(to: places[next].offset)
            next += 1
        }
        guard try reader.advance() else { return false }
        guard let task = SweepRowFormat.task(in: reader.bytes, reader.line) else {
            throw BadSweep("'\(segment.path)' changed while it was read")
        }
        self.task = task
        return true
    }

    /// Whether another cursor's row is the same, byte for byte.
    func hasRow(of other: SweepCursor) -> Bool { bytes[row] == other.bytes[other.row] }
}
