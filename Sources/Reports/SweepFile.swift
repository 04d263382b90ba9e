import StrictJSON

/// A sweep read back from NDJSON.
///
/// Lines may be in any order after the header; a file that was cut short between lines is read,
/// and `missing` says what it lacks.
public struct SweepFile: Sendable {
    /// The first line.
    public let header: JSONValue
    /// Names of the measures, in the order of the values.
    public let measures: [String]
    /// The numbers of the tasks that the file is meant to have.
    public let tasks: ClosedRange<Int>
    /// What is there, by task: nil where a measure did not apply.
    public private(set) var values: [Int: [Double?]] = [:]

    /// The tasks that are not there.
    ///
    /// - Complexity: O(*tasks*).
    public var missing: [Int] { tasks.filter { values[$0] == nil } }

    /// Reads a file.
    ///
    /// - Throws: `InvalidSweepFile` with everything that is wrong: lines that are not JSON or not
    ///   of a sweep, tasks that do not belong there, and tasks that are there twice.
    public init(reading source: SourceText) throws {
        let lines = source.bytes.split(separator: UInt8(ascii: "\n")).enumerated().map {
            SourceText(name: "\(source.name), line \($0 + 1)", bytes: Array($1))
        }
        guard let first = lines.first else {
            throw InvalidSweepFile(problems: [Problem("has no header", at: .origin(source.name))])
        }
        header = try SweepFile.object(first)
        (measures, tasks) = try SweepFile.contents(header)
        var problems: [Problem] = []
        for line in lines.dropFirst() {
            do { try take(line) } catch let error as InvalidSweepFile { problems += error.problems }
        }
        guard problems.isEmpty else { throw InvalidSweepFile(problems: problems) }
    }

    private mutating func take(_ line: SourceText) throws {
        let root = try SweepFile.object(line)
        guard let task = root["task"]?.wholeNumber, let given = root["values"] else {
            throw root.fault("is not a task of a sweep")
        }
        guard tasks.contains(task) else {
            throw root.fault(
                "task \(task) is not one of \(tasks.lowerBound) to \(tasks.upperBound)")
        }
        guard values[task] == nil else { throw root.fault("task \(task) is there twice") }
        values[task] = try measures.map { measure in
            switch given[measure]?.content {
            case .number(let number, _): number
            case .null: nil
            default: throw root.fault("task \(task) has no number for \(measure)")
            }
        }
    }

    /// What a header says of the rest of the file.
    private static func contents(
        _ header: JSONValue
    ) throws -> (measures: [String], tasks: ClosedRange<Int>) {
        guard header["tool"]?.content == .string("switchboard"),
            header["kind"]?.content == .string("sweep")
        else { throw header.fault("is not the header of a sweep") }
        guard case .array(let elements) = header["measures"]?.content else {
            throw header.fault("the header names no measures")
        }
        let measures = try elements.map { element in
            guard case .string(let name) = element["name"]?.content else {
                throw element.fault("is not a measure with a name")
            }
            return name
        }
        guard let count = header["tasks"]?.wholeNumber, let first = header["first"]?.wholeNumber,
            let last = header["last"]?.wholeNumber, first >= 0, first <= last, last < count
        else { throw header.fault("the header has no range of tasks") }
        return (measures, first...last)
    }

    private static func object(_ line: SourceText) throws -> JSONValue {
        let (root, problems) = JSONReader.read(line)
        guard let root, problems.isEmpty else { throw InvalidSweepFile(problems: problems) }
        return root
    }
}

extension JSONValue {
    fileprivate func fault(_ message: String) -> InvalidSweepFile {
        InvalidSweepFile(problems: [Problem(message, at: location)])
    }
}

/// Why a file of a sweep cannot be used: every problem, never none.
public struct InvalidSweepFile: Error, Sendable, Equatable {
    /// What is wrong, in the order of the file.
    public let problems: [Problem]
}
