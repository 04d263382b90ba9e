import Foundation

/// One Swift file of the repository, as the rules see it.
struct SourceFile: Sendable {
    /// Path from the root of the repository, such as `Sources/Reports/TextTable.swift`.
    let path: String

    /// Its lines, without their ends.
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The folder below `Sources` or `Tests`: the target.
    var target: String {
        let parts = path.split(separator: "/").map(String.init)
        return parts[0] == "Workloads" ? "BundledWorkloads" : parts[1]
    }

    /// The name of the file without `.swift`.
    var stem: String {
        String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }

    /// The lines without comments and without what stands in one-line string literals, so that
    /// a rule sees code only. The lines of multi-line literals are left empty.
    var code: [String] {
        var isInLiteral = false
        return lines.map { line in
            let marks = line.split(separator: "\"\"\"", omittingEmptySubsequences: false).count - 1
            defer { if !marks.isMultiple(of: 2) { isInLiteral.toggle() } }
            if isInLiteral || marks > 0 { return "" }
            return SourceFile.withoutLiterals(line)
        }
    }

    private static func withoutLiterals(_ line: String) -> String {
        var code = ""
        var isInLiteral = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { isInLiteral.toggle() }
            if !isInLiteral, character == "/", previous == "/" { return String(code.dropLast()) }
            if !isInLiteral { code.append(character) }
            previous = character == "\\" && previous == "\\" ? " " : character
        }
        return code
    }
}

/// The files of the repository that holds this test.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The text of a file, by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The Swift files below a folder, in the order of their paths.
    static func files(in folder: String) throws -> [SourceFile] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".swift") }.sorted()
            .map { SourceFile(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
    }

    /// What is compiled into the product.
    static func sources() throws -> [SourceFile] {
        try files(in: "Sources") + files(in: "Workloads")
    }

    /// The tests.
    static func tests() throws -> [SourceFile] { try files(in: "Tests") }
}
