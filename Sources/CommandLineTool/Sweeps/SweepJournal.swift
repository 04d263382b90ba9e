import Experiments
import Reports
import StrictJSON
import Synchronization

/// The file of a sweep while its tasks are done: `FILE.partial`, NDJSON whatever the file is to be,
/// with each task's row as soon as it is done.
///
/// Whatever ends the process, rows that are whole are of use to the next one, which goes on.
final class SweepJournal: Sendable {
    private struct State {
        /// Bytes of rows that are whole.
        var size = 0
        var rows = 0
        var lastSync = ContinuousClock.now
        var isFinished = false
        /// What is made of the rows in the end, under its first name.
        var result: LockedFile?
    }

    /// The tasks that an earlier run did.
    let done: Set<Int>

    private let place: OutputPlace
    private let overwrite: Bool
    private let header: SweepHeader
    private let file: LockedFile
    private let output: Output
    private let state: Mutex<State>

    /// A journal for the file at `path`, empty or, with `resume`, with what an earlier run left.
    ///
    /// - Throws: `FileNotWritten` if the file or its journal exists and is not asked for, another
    ///   process writes it, or it cannot be created; `BadSweep` if it is of another sweep.
    init(
        _ output: Output, _ place: OutputPlace, _ header: SweepHeader, overwrite: Bool, resume: Bool
    ) throws {
        (self.output, self.place, self.header) = (output, place, header)
        self.overwrite = overwrite
        if !overwrite { try place.checkIsFree() }
        do throws(LockedFile.Fault) {
            file = try LockedFile.open(place.partial, mayExist: overwrite || resume)
        } catch {
            throw place.failure(
                error, advice: "--resume goes on with it, --overwrite begins anew")
        }
        var state = State()
        do {
            done =
                resume ? try SweepJournal.read(place.partial, of: header, &state) : []
            try file.truncate(to: state.size)
            if state.size == 0 { try SweepJournal.begin(file, header, &state) }
        } catch {
            file.close()
            throw (error as? LockedFile.Fault).map { place.failure($0) } ?? error
        }
        self.state = Mutex(state)
    }

    private static func begin(
        _ file: LockedFile, _ header: SweepHeader, _ state: inout State
    ) throws {
        let head = Array(SweepRows.ndjson.head(header).utf8)
        try writeAll(head, to: file.descriptor)
        state.size = head.count
    }

    /// The tasks that a journal has, up to the first line that is damaged.
    private static func read(
        _ path: String, of header: SweepHeader, _ state: inout State
    ) throws -> Set<Int> {
        var done: Set<Int> = []
        var scan = SweepScan(.stop)
        try scan.read(path) { done.insert($0) }
        guard let segment = scan.segments.first else { return [] }
        try check(path, segment.part, is: header)
        (state.size, state.rows) = (segment.range.upperBound, done.count)
        return done
    }

    private static func check(_ path: String, _ part: SweepPart, is header: SweepHeader) throws {
        guard let difference = try SweepPart(header).differenceInTasks(of: part) else { return }
        throw BadSweep("'\(path)' is of another sweep, which this one cannot go on: \(difference)")
    }

    /// Whether the file is there, whole, and of this sweep.
    ///
    /// - Throws: `FileNotWritten` for a file that does not say what it is of; `BadSweep` for one
    ///   of another sweep or without some tasks.
    static func isComplete(
        _ place: OutputPlace, _ header: SweepHeader, _ form: SweepRows
    ) throws -> Bool {
        guard place.kind == .regular else { return false }
        guard form == .ndjson else {
            throw FileNotWritten(
                description: "'\(place.path)' exists, and CSV does not say what it was made by; "
                    + "NDJSON does (--ndjson), and --overwrite replaces it")
        }
        var scan = SweepScan(.refuse)
        var count = 0
        try scan.read(place.target) { _ in count += 1 }
        guard let part = scan.sweep else {
            throw BadSweep("'\(place.path)' is no NDJSON of a sweep")
        }
        try check(place.path, part, is: header)
        guard count == header.tasks.count else {
            throw BadSweep(
                "'\(place.path)' has \(count) of \(header.tasks.count) tasks: it was changed")
        }
        // A process that was killed just before its end left its journal behind.
        if let journal = try? LockedFile.open(place.partial, mayExist: true) { journal.discard() }
        return true
    }

    /// Adds a row, which any end of the process leaves there; within a second, any end of the
    /// machine, too.
    ///
    /// - Throws: `OutputFailed`; the rows before are whole.
    func append(_ record: SweepRecord) throws {
        let row = Array(SweepRows.ndjson.rows(record, of: header).utf8)
        try output.interruption.shield {
            try state.withLock { state in
                do {
                    try writeAll(row, to: file.descriptor)
                } catch {
                    try? file.truncate(to: state.size)
                    throw error
                }
                state.size += row.count
                state.rows += 1
                if ContinuousClock.now - state.lastSync > .seconds(1) {
                    file.synchronise()
                    state.lastSync = .now
                }
            }
        }
    }

    /// The rows in the order of their tasks.
    func rows() throws -> SweepMerge {
        var scan = SweepScan(.refuse)
        try scan.read(place.partial)
        return try SweepMerge(SweepPart(header), scan.segments)
    }

    /// Makes the file of its rows and takes the journal away.
    ///
    /// - Throws: `OutputFailed`, or `FileNotWritten` if another file has the name by now; the
    ///   journal stays.
    func finish(_ form: SweepRows, _ rows: SweepMerge) throws {
        do {
            if form == .ndjson, rows.isSorted {
                try output.interruption.shield {
                    try state.withLock { state in
                        try file.publish(as: place.target, overwrite: overwrite)
                        state.isFinished = true
                    }
                }
                return
            }
            let result = try LockedFile.open(place.partial + ".sorted", mayExist: true)
            state.withLock { $0.result = result }
            try result.truncate(to: 0)
            try rows.write(form, head: form.head(header)) {
                try writeAll($0, to: result.descriptor)
            }
            try output.interruption.shield {
                try state.withLock { state in
                    try result.publish(as: place.target, overwrite: overwrite)
                    state.isFinished = true
                    file.discard()
                }
            }
        } catch let fault as LockedFile.Fault {
            throw place.failure(fault)
        }
    }

    /// Leaves the rows to the next run; where there are none, no file.
    ///
    /// - Returns: how many rows there are, and the name of their file.
    func keep() -> (count: Int, path: String?) {
        state.withLock { state in
            guard !state.isFinished else { return (state.rows, place.path) }
            state.isFinished = true
            state.result?.discard()
            guard state.rows > 0 else {
                file.discard()
                return (0, nil)
            }
            file.close()
            return (state.rows, place.partial)
        }
    }
}
