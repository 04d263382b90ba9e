import StrictJSON

/// The rows of a sweep's file, read back without building a tree of each: there are millions.
///
/// A row is known when its task is; only the values are free. So a row that was damaged, or is of
/// another sweep, is seen.
public struct SweepRowFormat {
    private let part: SweepPart
    /// What stands before each value.
    private let keys: [[UInt8]]
    /// What stands around each value in CSV.
    private let fields: [(before: String, after: String)]
    private var known: [[Int: Value]]

    /// A value of an input, as the forms write it.
    private struct Value {
        let json: JSONOutput
        let text: String
        let field: String
    }

    /// More values of an input than these are not kept in memory.
    private static let mostKnown = 20_000

    private static let start = Array("{\"task\":".utf8)
    private static let null = Array("null".utf8)

    /// The rows of the sweep that a part belongs to.
    public init(_ part: SweepPart) {
        self.part = part
        keys = part.measures.map { Array((JSONOutput.string($0.name).text() + ":").utf8) }
        fields = part.measures.map {
            (",\(ResultCSV.field($0.name)),", ",\(ResultCSV.field($0.unit))\r\n")
        }
        known = part.axes.map { _ in [:] }
    }

    /// The task of a row; nil if it is none.
    public static func task(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        guard matches(start, in: bytes, at: line.lowerBound, before: line.upperBound) else {
            return nil
        }
        var (place, task) = (line.lowerBound + start.count, 0)
        let first = place
        while place < line.upperBound, (48...57).contains(bytes[place]) {
            if place - first == 18 { return nil }
            task = task * 10 + Int(bytes[place] - 48)
            place += 1
        }
        return place > first ? task : nil
    }

    /// Where the values of a row are, in the order of the measures; nil if this is no row of this
    /// sweep, whole and written as it is written.
    public mutating func values(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>]? {
        guard let task = SweepRowFormat.task(in: bytes, line), task < part.count else { return nil }
        let head = Array(head(of: task).utf8)
        var place = line.lowerBound
        func take(_ wanted: [UInt8]) -> Bool {
            let isThere = SweepRowFormat.matches(
                wanted, in: bytes, at: place, before: line.upperBound)
            if isThere { place += wanted.count }
            return isThere
        }
        guard take(head) else { return nil }
        var values: [Range<Int>] = []
        values.reserveCapacity(keys.count)
        for (number, key) in keys.enumerated() {
            guard number == 0 || take([UInt8(ascii: ",")]), take(key) else { return nil }
            let first = place
            if !take(SweepRowFormat.null) {
                while place < line.upperBound, SweepRowFormat.isOfNumber(bytes[place]) {
                    place += 1
                }
            }
            guard place > first else { return nil }
            values.append(first..<place)
        }
        return take(Array("}}".utf8)) && place == line.upperBound ? values : nil
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

    private mutating func head(of task: Int) -> String {
        let axes = axes(of: task / part.replications)
        let set = zip(part.axes, axes).map { JSONOutput.string($0.path).text() + ":" + $1.text }
        return "{\"task\":\(task),\"replication\":\(task % part.replications),\"set\":{"
            + set.joined(separator: ",") + "},\"values\":{"
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

    private static func matches(
        _ wanted: [UInt8], in bytes: [UInt8], at place: Int, before end: Int
    ) -> Bool {
        guard end - place >= wanted.count else { return false }
        for offset in wanted.indices where bytes[place + offset] != wanted[offset] {
            return false
        }
        return true
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"):
            true
        default: false
        }
    }
}

extension JSONOutput {
    /// Text as it is, and any other value as JSON.
    var plainText: String { if case .string(let text) = self { text } else { text() } }
}
