import Experiments
import StrictJSON
import Workloads

/// What a file of a sweep says of itself: its first line, read back.
public struct SweepPart: Sendable {
    /// The line.
    public let json: JSONValue
    /// The tasks that the file is meant to have.
    public let tasks: SweepTasks
    /// How many tasks the whole sweep has.
    public let count: Int

    let replications: Int
    let measures: [(name: String, unit: String)]
    let axes: [SweepAxis]

    /// Reads the first line of a file.
    ///
    /// - Throws: `InvalidSweepPart`.
    public init(reading line: SourceText) throws {
        let (root, problems) = JSONReader.read(line)
        guard let root, problems.isEmpty else { throw InvalidSweepPart(problems: problems) }
        guard root["tool"]?.content == .string("switchboard"),
            root["kind"]?.content == .string("sweep")
        else { throw root.fault("is not the header of a sweep") }
        guard let count = root["tasks"]?.wholeNumber, let first = root["first"]?.wholeNumber,
            let last = root["last"]?.wholeNumber, first >= 0, first <= last, last < count,
            let replications = root["replications"]?.wholeNumber, replications > 0
        else { throw root.fault("the header has no range of tasks") }
        let shard = root["shard"]?.text.map { Shard($0) }
        if case .some(nil) = shard { throw root.fault("the header has no shard that there is") }
        tasks = SweepTasks(first..<last + 1, shard: shard ?? nil)
        json = root
        self.count = count
        self.replications = replications
        measures = try root.list("measures").map { element in
            guard let name = element["name"]?.text, let unit = element["unit"]?.text else {
                throw element.fault("is not a measure with a name and a unit")
            }
            return (name, unit)
        }
        axes = try root.list("vary").map { try SweepAxis($0) }
        let combinations = axes.reduce(1) { $0.multipliedReportingOverflow(by: $1.count).0 }
        guard combinations > 0, count / combinations == replications, count % combinations == 0
        else { throw root.fault("the header's tasks are not its combinations times replications") }
    }

    /// What the header of a file says.
    public init(_ header: SweepHeader) throws {
        try self.init(reading: SourceText(name: "header", text: header.json.text()))
    }

    /// The first line of the whole sweep's file.
    public var whole: JSONValue {
        guard case .object(let members) = json.content else { return json }
        var whole = members.filter { $0.key != "shard" }
        for place in whole.indices {
            switch whole[place].key {
            case "first": whole[place].value.content = .number(0, literal: "0")
            case "last":
                whole[place].value.content = .number(Double(count - 1), literal: "\(count - 1)")
            default: break
            }
        }
        return JSONValue(.object(whole), at: json.location)
    }

    /// In what another part is not of the same sweep, as `seed is 2 and not 1`; nil if it is.
    public func difference(of other: SweepPart) -> String? {
        SweepPart.difference(of: other.whole, from: whole, "")
    }

    /// The same, of which tasks it has as well.
    public func differenceInTasks(of other: SweepPart) -> String? {
        difference(of: other) ?? SweepPart.difference(of: other.json, from: json, "")
    }

    /// The first key whose value differs; the command is last, as it follows from the others.
    private static func difference(
        of value: JSONValue, from wanted: JSONValue, _ path: String
    ) -> String? {
        if case .object(let members) = value.content, case .object(let others) = wanted.content {
            let keys = others.map(\.key) + members.map(\.key)
            return keys.lazy.filter { value[$0] == nil || wanted[$0] == nil || $0 != "command" }
                .compactMap { key in
                    let name = path.isEmpty ? key : "\(path).\(key)"
                    switch (value[key], wanted[key]) {
                    case (let value?, let wanted?): return difference(of: value, from: wanted, name)
                    case (let value?, nil): return "\(name) is \(text(value)) and not absent"
                    case (nil, let wanted?): return "\(name) is absent and not \(text(wanted))"
                    case (nil, nil): return nil
                    }
                }.first
        }
        let (found, expected) = (JSONOutput(value).text(), JSONOutput(wanted).text())
        return found == expected ? nil : "\(path) is \(text(value)) and not \(text(wanted))"
    }

    private static func text(_ value: JSONValue) -> String {
        let text = JSONOutput(value).text()
        return text.count > 60 ? text.prefix(60) + "…" : text
    }
}

/// An input of a sweep and its values, read back from a header.
struct SweepAxis: Sendable {
    let path: String
    let count: Int
    private let values: [JSONValue]
    private let range: Variation?

    init(_ json: JSONValue) throws {
        guard let path = json["path"]?.text else { throw json.fault("names no input") }
        self.path = path
        if let text = json["range"]?.text {
            guard let range = try? Variation("\(path)=\(text)") else {
                throw json.fault("has no range of values")
            }
            (self.range, values, count) = (range, [], range.count)
        } else {
            values = try json.list("values")
            (range, count) = (nil, values.count)
        }
    }

    subscript(place: Int) -> JSONOutput { range?[place].json ?? JSONOutput(values[place]) }
}

extension JSONValue {
    fileprivate func list(_ key: String) throws -> [JSONValue] {
        guard case .array(let elements) = self[key]?.content else {
            throw fault("the header has no list of \(key)")
        }
        return elements
    }

    fileprivate func fault(_ message: String) -> InvalidSweepPart {
        InvalidSweepPart(problems: [Problem(message, at: location)])
    }
}

/// Why a file of a sweep cannot be used: every problem, never none.
public struct InvalidSweepPart: Error, Sendable, Equatable {
    /// What is wrong, in the order of the file.
    public let problems: [Problem]
}
