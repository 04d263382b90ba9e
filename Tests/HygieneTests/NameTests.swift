import Testing

/// A file is called after what is in it, and its test after it.
@Suite struct NameTests {
    /// Files that gather several small things, named after what they have in common, such as the
    /// rules of one kind of schema.
    private static let gatheringFiles: Set = [
        "FileDescriptor", "Tuning", "WorkloadReader",
        "ObjectRules", "ValueRules", "ReferenceCase+Parameters",
    ]

    /// Test files of no single source file: fixtures, and what several files do together.
    private static let testsOfTheirOwn: Set = [
        "SampleTool", "Captured", "Session", "Fixtures", "SmallDesk", "Agreement",
        "JSONReaderProblemTests", "MutationTests", "SchemaDocumentsTests", "FormatPageTests",
        "ResultJSONContractTests", "GoldenReportTests", "Accuracy", "ReproducibilityTests",
        "IndependenceTests",
        "Samples", "SplitMix64", "Noise", "RandomScenario", "InvariantTests",
        "CommonRandomNumbersTests",
        "RepeatContactsTests", "EventQueueShadowTests", "EventQueueTicketTests",
        "CanaryTests", "LimitingSettingsTests", "MishapTests", "CustomPolicyTests",
    ]

    /// Whether the file declares or extends the type of its name, or something inside it, or
    /// declares a global function of its name.
    private static func isNamedAfterItsContent(_ file: SourceFile) -> Bool {
        if file.stem == "main" || gatheringFiles.contains(file.stem) { return true }
        let type = String(file.stem.prefix { $0 != "+" })
        let function = type.prefix(1).lowercased() + type.dropFirst()
        let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "extension", "typealias"]
        return file.code.contains { line in
            let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
                .map(String.init)
            if words.prefix(3).contains("func"), words.contains(function) { return true }
            guard let at = words.firstIndex(where: kinds.contains),
                let name = words.dropFirst(at + 1).first
            else { return false }
            return name == type || name.hasPrefix(type + ".")
        }
    }

    /// Whether there is a source file in the target that the test file is named after.
    private static func hasSource(_ test: SourceFile, among sources: [SourceFile]) -> Bool {
        if testsOfTheirOwn.contains(test.stem) || test.target == "HygieneTests" { return true }
        guard test.stem.hasSuffix("Tests") else { return false }
        let name = String(test.stem.dropLast("Tests".count))
        return sources.contains { source in
            source.target + "Tests" == test.target
                && (source.stem == name || source.stem.filter { $0 != "+" } == name)
        }
    }

    @Test func everyFileIsNamedAfterItsContent() throws {
        let strays = try Repository.sources().filter { !Self.isNamedAfterItsContent($0) }
        #expect(strays.map(\.path) == [])
    }

    @Test func everyTestFileHasASource() throws {
        let sources = try Repository.sources()
        let strays = try Repository.tests().filter { !Self.hasSource($0, among: sources) }
        #expect(strays.map(\.path) == [])
    }

    @Test func strayFilesAreSeen() {
        func file(_ path: String, _ text: String = "") -> SourceFile {
            SourceFile(path: path, text: text)
        }
        let queue = file("Sources/A/Queue.swift", "public struct Queue<Element> {}")
        #expect(Self.isNamedAfterItsContent(queue))
        #expect(
            Self.isNamedAfterItsContent(file("Sources/A/Queue+Order.swift", "extension Queue {}")))
        #expect(Self.isNamedAfterItsContent(file("Sources/A/Run.swift", "public func run() {}")))
        #expect(!Self.isNamedAfterItsContent(file("Sources/A/Run.swift", "public func runs() {}")))
        #expect(!Self.isNamedAfterItsContent(file("Sources/A/Queue.swift", "struct Queues {}")))
        #expect(!Self.isNamedAfterItsContent(file("Sources/A/Queue.swift", "// struct Queue {}")))
        #expect(Self.hasSource(file("Tests/ATests/QueueTests.swift"), among: [queue]))
        #expect(!Self.hasSource(file("Tests/BTests/QueueTests.swift"), among: [queue]))
        #expect(!Self.hasSource(file("Tests/ATests/StackTests.swift"), among: [queue]))
        #expect(!Self.hasSource(file("Tests/ATests/Queue.swift"), among: [queue]))
    }
}
