import Experiments
import Reports
import StrictJSON

/// Rows of a sweep that stand one after the other in a file, below the header that says of which
/// tasks they are.
struct SweepSegment {
    let path: String
    let part: SweepPart
    /// Where the rows are in the file, in bytes.
    private(set) var range: Range<Int>
    /// How many rows there are.
    private(set) var count = 0
    /// Whether tasks rise from row to row.
    private(set) var isSorted = true
    private var last = -1

    init(_ path: String, _ part: SweepPart, from start: Int) {
        (self.path, self.part, range) = (path, part, start..<start)
    }

    /// Adds the row of a task, which ends at an offset.
    mutating func add(_ task: Int, to end: Int) {
        range = range.lowerBound..<end
        count += 1
        isSorted = isSorted && task > last
        last = task
    }
}

/// Files of one sweep, looked through row by row before anything is made of them.
struct SweepScan {
    /// What to do about a line that is no row of the sweep.
    enum Strictness {
        /// The file cannot be used.
        case refuse
        /// The file is good up to there.
        case stop
    }

    private(set) var segments: [SweepSegment] = []
    /// What is odd about the files.
    private(set) var notes: [String] = []
    private var format: SweepRowFormat?
    private let strictness: Strictness

    init(_ strictness: Strictness) { self.strictness = strictness }

    /// The sweep that all the files are of.
    var sweep: SweepPart? { segments.first?.part }

    /// Looks through a file.
    ///
    /// - Parameter row: is told the task of each row.
    /// - Throws: `FileNotRead`, or `BadSweep` for a file of another sweep, or of none.
    mutating func read(_ path: String, row: (Int) -> Void = { _ in }) throws {
        let reader = LineReader(path)
        var number = 0
        var segment: SweepSegment?
        while try reader.advance() {
            number += 1
            if let task = task(reader, of: segment) {
                segment?.add(task, to: reader.nextOffset)
                row(task)
                continue
            }
            let start = try headerAfterTear(reader, path, number)
            if start == nil {
                let isRow = SweepRowFormat.task(in: reader.bytes, reader.line) != nil
                if strictness == .stop, isRow || segment != nil { break }
                guard !isRow else {
                    throw BadSweep("'\(path)', line \(number): this is no row of the sweep")
                }
            }
            segment.map { segments.append($0) }
            segment = try header(reader, path, number, from: start)
        }
        segment.map { segments.append($0) }
        if reader.isTorn {
            notes.append("'\(path)' ends in the middle of a line, which is left out")
        }
        if number == 0 { notes.append("'\(path)' has no header: nothing was done there") }
    }

    /// Where a header begins in the middle of a line: what was torn before it had no end of line,
    /// and the next part follows at once.
    ///
    /// - Throws: `BadSweep` where the file is to go on after its first part.
    private mutating func headerAfterTear(
        _ reader: LineReader, _ path: String, _ number: Int
    ) throws(BadSweep) -> Int? {
        let start = Array("{\"tool\":\"switchboard\"".utf8)
        let line = reader.bytes[reader.line].dropFirst()
        guard let place = line.firstRange(of: start)?.lowerBound else { return nil }
        guard strictness == .refuse else {
            throw BadSweep(
                "'\(path)', line \(number): another part begins here, after a line that was "
                    + "torn; 'switchboard merge' reads both")
        }
        notes.append("'\(path)', line \(number): a line that was torn is left out")
        return place
    }

    private mutating func header(
        _ reader: LineReader, _ path: String, _ number: Int, from start: Int? = nil
    ) throws -> SweepSegment {
        let part: SweepPart
        guard reader.bytes[reader.line].first != UInt8(ascii: "<") else {
            throw BadSweep(
                "'\(path)' is a page, which holds means and not the rows of tasks\n"
                    + "Give the NDJSON; 'switchboard report' makes one page of several.")
        }
        do {
            part = try SweepPart(
                reading: SourceText(
                    name: "\(path), line \(number)",
                    bytes: Array(
                        reader.bytes[(start ?? reader.line.lowerBound)..<reader.line.upperBound])))
        } catch let error as InvalidSweepPart {
            throw BadSweep(
                "'\(path)' is no NDJSON of a sweep\n" + error.problems.map { $0.render() }.joined())
        }
        if let first = segments.first, let difference = first.part.difference(of: part) {
            throw BadSweep("'\(path)' is not of the sweep of '\(first.path)': \(difference)")
        }
        if format == nil { format = SweepRowFormat(part) }
        return SweepSegment(path, part, from: reader.nextOffset)
    }

    private mutating func task(_ reader: LineReader, of segment: SweepSegment?) -> Int? {
        guard let task = SweepRowFormat.task(in: reader.bytes, reader.line),
            segment?.part.tasks.contains(task) == true,
            format?.isRow(reader.bytes, reader.line) == true
        else { return nil }
        return task
    }
}

/// Files of sweeps that do not belong together, or hold something else.
struct BadSweep: ToolError {
    let description: String

    var exitCode: ExitCode { .badData }

    init(_ description: String) { self.description = description }
}
