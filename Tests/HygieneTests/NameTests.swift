import Testing

/// A file is called after what is in it, and its test after it.
@Suite struct NameTests {
    /// What a line declares or extends at the top level of a file; for `A.B` that is `A`.
    private static func declared(_ line: SourceFile.Line) -> String? {
        guard line.code.first != UInt8(ascii: " ") else { return nil }
        let kinds = SourceFile.typeKinds.union(["extension", "func", "let", "var"])
        guard let kind = line.words.firstIndex(where: { kinds.contains($0.text) }) else {
            return nil
        }
        return line.words.dropFirst(kind + 1).first?.text
    }

    /// Whether the file declares or extends the type of its name, which for `A+Concern` is `A` or
    /// `AConcern`, or declares a global function or constant of its name.
    private static func isNamedAfterItsContent(_ file: SourceFile) -> Bool {
        let type = String(file.stem.prefix { $0 != "+" })
        let names = [
            type, type.prefix(1).lowercased() + type.dropFirst(), file.stem.filter { $0 != "+" },
        ]
        return file.stem == "main"
            || file.lines.contains { line in declared(line).map(names.contains) ?? false }
    }

    /// Whether a test file has a source that it is named after, or says in a comment above its
    /// suite what the test is of. Files that only help tests have no suite of their name.
    private static func saysWhatItTests(_ test: SourceFile, _ sources: [SourceFile]) -> Bool {
        guard test.stem.hasSuffix("Tests") else { return true }
        let name = test.stem.dropLast("Tests".count)
        let hasSource = sources.contains { source in
            source.target + "Tests" == test.target
                && (source.stem == name || source.stem.filter { $0 != "+" } == name)
        }
        return hasSource || isDocumented(test.stem.filter { $0 != "+" }, in: test)
    }

    private static func isDocumented(_ type: String, in file: SourceFile) -> Bool {
        guard var at = file.lines.firstIndex(where: { declared($0) == type }) else { return false }
        while at > 0, file.lines[at - 1].code.first == UInt8(ascii: "@") { at -= 1 }
        return at > 0 && file.lines[at - 1].isDocumentation
    }

    @Test func everyFileIsNamedAfterItsContent() throws {
        let files = try Repository.sources() + Repository.tests()
        let strays = files.filter { !Self.isNamedAfterItsContent($0) }
        #expect(strays.map(\.path) == [])
    }

    @Test func everyTestSaysWhatItTests() throws {
        let sources = try Repository.sources()
        let strays = try Repository.tests().filter { !Self.saysWhatItTests($0, sources) }
        #expect(strays.map(\.path) == [])
    }

    private static func file(_ path: String, _ text: String = "") -> SourceFile {
        SourceFile(path: path, text: text)
    }

    @Test func strayFilesAreSeen() {
        func isNamed(_ name: String, _ text: String) -> Bool {
            Self.isNamedAfterItsContent(Self.file("Sources/A/\(name).swift", text))
        }
        #expect(isNamed("Queue", "public struct Queue<Element> {}"))
        #expect(isNamed("Queue+Order", "extension Queue.Order {}"))
        #expect(isNamed("Queue+OrderTests", "@Suite struct QueueOrderTests {}"))
        #expect(isNamed("Run", "public func run() {}"))
        #expect(isNamed("Run", "let run = 1"))
        #expect(!isNamed("Run", "public func runs() {}"))
        #expect(!isNamed("Run", "struct A {\n    func run() {}\n}"))
        #expect(!isNamed("Queue", "struct Queues {}"))
        #expect(!isNamed("Queue", "// struct Queue {}"))
    }

    @Test func strayTestsAreSeen() {
        let queue = Self.file("Sources/A/Queue.swift")
        func says(_ path: String, _ text: String = "") -> Bool {
            Self.saysWhatItTests(Self.file("Tests/\(path).swift", text), [queue])
        }
        #expect(says("ATests/QueueTests"))
        #expect(says("ATests/Fixture"))
        #expect(!says("BTests/QueueTests"))
        #expect(!says("ATests/StackTests"))
        #expect(!says("ATests/StackTests", "@Suite struct StackTests {}"))
        #expect(says("ATests/StackTests", "/// A pile.\n@Suite struct StackTests {}"))
        #expect(says("ATests/StackTests", "/// A pile.\n@Suite(.a)\nstruct StackTests {}"))
        #expect(!says("ATests/StackTests", "// A pile.\n@Suite struct StackTests {}"))
    }
}
