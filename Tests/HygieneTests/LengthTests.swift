import Testing

/// Nothing is so long that it cannot be read at once.
@Suite struct LengthTests {
    /// A file, a function or a line that is too long.
    private static func violations(in file: SourceFile) -> [String] {
        var found: [String] = []
        if file.lines.count > 401 { found.append("\(file.path): \(file.lines.count - 1) lines") }
        for (index, line) in file.lines.enumerated() where line.columns > 100 {
            found.append("\(file.path):\(index + 1): \(line.columns) columns")
        }
        for (name, start, length) in functions(of: file) where length > 70 {
            found.append("\(file.path):\(start): \(name) has \(length) lines")
        }
        return found
    }

    /// Functions and initialisers by counting braces: name, first line, lines.
    private static func functions(of file: SourceFile) -> [(String, Int, Int)] {
        var found: [(String, Int, Int)] = []
        var open: [(name: String, start: Int, depth: Int)] = []
        var pending: (name: String, start: Int)?
        var depth = 0
        for (index, line) in file.lines.enumerated() {
            if let name = functionName(line) { pending = (name, index + 1) }
            for byte in line.code {
                if byte == UInt8(ascii: "{") {
                    depth += 1
                    if let (name, start) = pending { open.append((name, start, depth)) }
                    pending = nil
                } else if byte == UInt8(ascii: "}") {
                    if let last = open.last, last.depth == depth {
                        found.append((last.name, last.start, index + 2 - last.start))
                        open.removeLast()
                    }
                    depth -= 1
                }
            }
        }
        return found
    }

    private static func functionName(_ line: SourceFile.Line) -> String? {
        if let at = line.words.firstIndex(where: { $0.text == "func" }) {
            return line.words.dropFirst(at + 1).first?.text
        }
        return line.words.first { $0.text == "init" && !$0.isMember }?.text
    }

    @Test func filesFunctionsAndLines() throws {
        let files = try Repository.sources() + Repository.tests()
        #expect(files.count > 150)
        #expect(files.flatMap(Self.violations) == [])
    }

    @Test func whatIsTooLongIsSeen() {
        func violations(_ text: String) -> [String] {
            Self.violations(in: SourceFile(path: "A.swift", text: text))
        }
        let line = "let a = 1\n"
        #expect(violations(String(repeating: line, count: 400)) == [])
        #expect(violations(String(repeating: line, count: 401)) == ["A.swift: 401 lines"])
        let wide = String(repeating: "x", count: 101)
        #expect(violations(line + wide) == ["A.swift:2: 101 columns"])
        let body = String(repeating: line, count: 69)
        #expect(violations("func short() {\n\(body.dropLast(10))}\n") == [])
        #expect(violations("func f(\n a: Int\n) {\n\(body)}") == ["A.swift:1: f has 73 lines"])
        #expect(
            violations("struct S {\n    init?() {\n\(body){\n}\n}\n}")
                == ["A.swift:2: init has 73 lines"])
    }
}
