import HTMLReports
import Reports
import StrictJSON
import Workloads

/// A file that should hold results and cannot be used.
struct BadResult: ToolError {
    let name: String
    let problems: [Problem]

    var exitCode: ExitCode { .badData }
    var description: String {
        "'\(name)' cannot be used as a result\n"
            + Problem.render(
                problems, limit: 20,
                hint: "See 'switchboard schema result' for what results look like.")
    }
}

/// Results that were written before: JSON of `--json`, or a page, which holds its own.
enum ResultFile {
    /// Reads every result of a file; `-` is standard input.
    ///
    /// - Throws: `FileNotRead`, or `BadResult` with all that is wrong.
    static func read(_ path: String) throws -> [JSONValue] {
        let name = path == "-" ? "standard input" : path
        let bytes = try InputFile.read(path)
        guard isPage(bytes) else { return [try result(SourceText(name: name, bytes: bytes), name)] }
        let texts = HTMLReport.results(in: String(decoding: bytes, as: UTF8.self))
        guard !texts.isEmpty else {
            throw bad(name, "this is a page, but not a report of switchboard with a result in it")
        }
        return try texts.map { try result(SourceText(name: name, text: $0), name) }
    }

    /// Whether a file holds results, or a page that may; a bundled workload's name is none, nor is
    /// standard input, which can be read only once.
    static func isResult(_ path: String) -> Bool {
        guard path != "-", WorkloadLibrary.source(named: path) == nil, InputFile.exists(path),
            let bytes = try? InputFile.readRegular(path)
        else { return false }
        if isPage(bytes) { return true }
        return JSONReader.read(SourceText(name: path, bytes: bytes)).root?["tool"]?.content
            == .string("switchboard")
    }

    private static func isPage(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    private static func result(_ source: SourceText, _ name: String) throws -> JSONValue {
        let head = source.bytes.prefix { $0 != UInt8(ascii: "\n") }
        let first = JSONReader.read(SourceText(name: name, bytes: Array(head))).root
        if first?["kind"]?.content == .string("sweep") {
            throw bad(
                name,
                "these are the rows of a sweep, and not a result: 'switchboard merge … --summary' "
                    + "makes one of them, and --html FILE a page")
        }
        let (root, problems) = JSONReader.read(source)
        guard let root, problems.isEmpty else { throw BadResult(name: name, problems: problems) }
        guard root["tool"]?.content == .string("switchboard") else {
            throw bad(name, "this is no result of switchboard: the key \"tool\" does not say so")
        }
        guard let format = root["format"]?.wholeNumber else {
            throw bad(
                name,
                "this is a result without the key \"format\", of a version before results had one: "
                    + "run its command again")
        }
        guard format <= ResultJSON.format else {
            throw bad(
                name,
                "this result has format \(format); this version reads up to \(ResultJSON.format)")
        }
        let faults = ResultSchema.schema.problems(in: root)
        guard faults.isEmpty else { throw BadResult(name: name, problems: faults) }
        return root
    }

    private static func bad(_ name: String, _ message: String) -> BadResult {
        BadResult(
            name: name,
            problems: [Problem(message, at: .origin(name))])
    }
}
