import StrictJSON

/// The rows of a sweep's file, read back without building a tree of each: there are millions.
///
/// A row is known when its task is; only the values are free. So a row that was damaged, or is of
/// another sweep, is seen.
public struct SweepRowFormat {
    private let part: SweepPart
    /// What stands before each value, a comma too where there is one before it.
    private let keys: [[UInt8]]
    /// What stands around each value in CSV.
    private let fields: [(before: String, after: String)]
    private var known: [[Int: Value]]
    /// What stands between the replication and the values, of the combination that was asked for
    /// last: rows of one follow each other.
    private var inputs: (combination: Int, bytes: [UInt8]) = (-1, [])

    /// A value of an input, as the forms write it.
    private struct Value {
        let json: JSONOutput
        let text: String
        let field: String
    }

    /// More values of an input than these are not kept in memory.
    private static let mostKnown = 20_000

    private static let start = Array("{\"task\":".utf8)
    private static let replication = Array(",\"replication\":".utf8)
    private static let null = Array("null".utf8)
    private static let end = Array("}}".utf8)

    /// The rows of the sweep that a part belongs to.
    public init(_ part: SweepPart) {
        self.part = part
        keys = part.measures.enumerated().map { number, measure in
            Array(((number == 0 ? "" : ",") + JSONOutput.string(measure.name).text() + ":").utf8)
        }
        fields = part.measures.map {
            (",\(ResultCSV.field($0.name)),", ",\(ResultCSV.field($0.unit))\r\n")
        }
        known = part.axes.map { _ in [:] }
    }

    /// The task of a row; nil if it is none.
    public static func task(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        unsafe bytes.withUnsafeBytes { bytes in
            var row = unsafe SweepRowReader(bytes, line)
            return row.take(start) ? row.number() : nil
        }
    }

    /// Whether this is a row of this sweep, whole and written as it is written.
    public mutating func isRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        walk(bytes, line) { _ in }
    }

    /// Where the values of a row are, in the order of the measures; nil if this is no row of this
    /// sweep, whole and written as it is written.
    public mutating func values(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>]? {
        var values: [Range<Int>] = []
        values.reserveCapacity(keys.count)
        return walk(bytes, line) { values.append($0) } ? values : nil
    }

    /// Goes through a row.
    ///
    /// - Returns: whether it is one.
    private mutating func walk(
        _ bytes: [UInt8], _ line: Range<Int>, _ value: (Range<Int>) -> Void
    ) -> Bool {
        guard let task = SweepRowFormat.task(in: bytes, line), task < part.count else {
            return false
        }
        let combination = task / part.replications
        if inputs.combination != combination {
            inputs = (combination, Array(text(ofInputs: combination).utf8))
        }
        return unsafe bytes.withUnsafeBytes { bytes in
            var row = unsafe SweepRowReader(bytes, line)
            guard row.take(SweepRowFormat.start), row.number() == task,
                row.take(SweepRowFormat.replication), row.number() == task % part.replications,
                row.take(inputs.bytes)
            else { return false }
            for key in keys {
                guard row.take(key) else { return false }
                let first = row.place
                if !row.take(SweepRowFormat.null) { row.skipNumber() }
                guard row.place > first else { return false }
                value(first..<row.place)
            }
            return row.take(SweepRowFormat.end) && row.isAtEnd
        }
    }

    /// The numbers of a row; nil where a measure does not apply.
    public static func numbers(in bytes: [UInt8], _ values: [Range<Int>]) -> [Double?] {
        values.map { Double(String(decoding: bytes[$0], as: UTF8.self)) }
    }

    /// The rows of CSV for a row, whose values were found.
    public mutating func csv(_ bytes: [UInt8], task: Int, _ values: [Range<Int>]) -> String {
        let axes = axes(of: task / part.replications)
        let start = (["\(task)", "\(task % part.replications)"] + axes.map(\.field))
            .joined(separator: ",")
        var text = ""
        for (value, field) in zip(values, fields) {
            let number = String(decoding: bytes[value], as: UTF8.self)
            text += start + field.before + (number == "null" ? "" : number) + field.after
        }
        return text
    }

    /// The values of the inputs of a combination, as JSON.
    public mutating func settings(ofCombination combination: Int) -> [JSONOutput] {
        axes(of: combination).map(\.json)
    }

    private mutating func text(ofInputs combination: Int) -> String {
        let axes = axes(of: combination)
        let set = zip(part.axes, axes).map { JSONOutput.string($0.path).text() + ":" + $1.text }
        return ",\"set\":{" + set.joined(separator: ",") + "},\"values\":{"
    }

    private mutating func axes(of combination: Int) -> [Value] {
        var rest = combination
        var values: [Value] = []
        for axis in part.axes.indices.reversed() {
            values.append(value(part.axes[axis], axis, rest % part.axes[axis].count))
            rest /= part.axes[axis].count
        }
        return values.reversed()
    }

    private mutating func value(_ axis: SweepAxis, _ number: Int, _ place: Int) -> Value {
        if let value = known[number][place] { return value }
        let json = axis[place]
        let value = Value(json: json, text: json.text(), field: ResultCSV.field(json.plainText))
        if known[number].count < SweepRowFormat.mostKnown { known[number][place] = value }
        return value
    }
}

extension JSONOutput {
    /// Text as it is, and any other value as JSON.
    var plainText: String { if case .string(let text) = self { text } else { text() } }
}
