/// One Swift file of the repository, as the rules see it.
struct SourceFile: Sendable {
    /// One of its lines.
    struct Line: Sendable {
        /// Its length in columns.
        var columns = 0
        /// Whether it is a comment that documents what follows.
        var isDocumentation = false
        /// Its bytes without comments and without the text of literals, so that a rule sees code
        /// only; what a literal interpolates is code.
        var code: [UInt8] = []
        /// The words of the code.
        var words: [Word] = []
    }

    /// A name, a keyword or a number.
    struct Word: Sendable {
        let text: String
        /// The byte before it, a space at the start of a line.
        let before: UInt8
        /// The byte after it, a space at the end of a line.
        let after: UInt8

        /// Whether it is a member, as after a full stop.
        var isMember: Bool { before == UInt8(ascii: ".") }
    }

    /// Path from the root of the repository, such as `Sources/Reports/TextTable.swift`.
    let path: String
    /// All that is in it.
    let bytes: [UInt8]
    /// Its lines.
    let lines: [Line]
    /// The folder below `Sources` or `Tests`: the target.
    let target: String
    /// The name of the file without `.swift`.
    let stem: String

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
        var scanner = CodeScanner(bytes)
        lines = scanner.scan()
        let parts = path.split(separator: "/").map(String.init)
        target = parts[0] == "Workloads" ? "BundledWorkloads" : parts.dropFirst().first ?? ""
        stem = String(parts.last?.dropLast(".swift".count) ?? "")
    }

    /// Keywords before the name of a type, or of one that is extended.
    static let typeKinds: Set = [
        "struct", "enum", "class", "actor", "protocol", "typealias",
    ]

    /// Its lines as they are written, comments included.
    var written: [String] {
        String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Where some texts stand, as `path:line: text`.
    func places(of texts: [String]) -> [String] {
        let sought = texts.map { Array($0.utf8) }
        let first = Set(sought.map { $0[0] })
        var found: [String] = []
        var line = 1
        for place in bytes.indices {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard first.contains(byte) else { continue }
            for (text, sought) in zip(texts, sought) where bytes[place...].starts(with: sought) {
                found.append("\(path):\(line): \(text)")
            }
        }
        return found
    }
}
