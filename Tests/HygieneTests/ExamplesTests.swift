import Foundation
import Testing

/// What the documentation shows is what is built and tested.
@Suite struct ExamplesTests {
    private static let (begin, end) = ("// An example begins here.", "// The example ends here.")

    /// Lines as they are shown: without the indentation that all share and without empty lines at
    /// either end.
    private static func shown(_ lines: some Sequence<String>) -> [String] {
        let filled = lines.filter { !$0.allSatisfy(\.isWhitespace) }
        let indentation = filled.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        var shown = lines.map { String($0.dropFirst(indentation)) }
        while shown.last?.isEmpty == true { shown.removeLast() }
        return Array(shown.drop { $0.isEmpty })
    }

    /// The parts of a text between lines that, but for their indentation, are two given ones.
    private static func parts(
        of lines: [String], from begin: String, to end: String
    ) -> [[String]] {
        guard lines.contains(where: { $0.hasSuffix(begin) }) else { return [] }
        var parts: [[String]] = []
        var part: [String]?
        for line in lines {
            let text = line.trimmingCharacters(in: .whitespaces)
            if part == nil {
                if text == begin { part = [] }
            } else if text == end {
                parts.append(shown(part ?? []))
                part = nil
            } else {
                part?.append(line)
            }
        }
        return part == nil ? parts : parts + [["an example does not end"]]
    }

    /// The Swift that a page shows.
    private static func blocks(ofPage text: String) -> [[String]] {
        parts(of: text.components(separatedBy: "\n"), from: "```swift", to: "```")
    }

    /// The Swift that the documentation comments of a file show.
    private static func blocks(ofComments file: SourceFile) -> [[String]] {
        guard !file.places(of: ["/// ```swift"]).isEmpty else { return [] }
        let comments = file.written.map { $0.trimmingCharacters(in: .whitespaces) }
            .map { $0.hasPrefix("///") ? String($0.dropFirst(3)) : "" }
        return parts(of: comments, from: "```swift", to: "```")
    }

    /// What a test marks as an example.
    private static func examples(of test: SourceFile) -> [[String]] {
        test.places(of: [begin]).isEmpty ? [] : parts(of: test.written, from: begin, to: end)
    }

    /// The pages of the repository by their paths.
    private static func pages() throws -> [String: String] {
        let paths = try FileManager.default.subpathsOfDirectory(
            atPath: Repository.root.appending(path: "Sources").path
        ).filter { $0.hasSuffix(".md") }.map { "Sources/\($0)" }
        let all = paths + ["README.md", "CONTRIBUTING.md", "Workloads/README.md"]
        return try Dictionary(uniqueKeysWithValues: all.map { ($0, try Repository.text($0)) })
    }

    @Test func whatIsShownIsBuilt() throws {
        let tests = try Repository.tests()
        let examples = Set(tests.flatMap(Self.examples))
        var shown: Set<[String]> = []
        for (path, text) in try Self.pages() {
            for block in Self.blocks(ofPage: text) {
                shown.insert(block)
                #expect(examples.contains(block), "\(path): \(block.first ?? "")")
            }
        }
        for file in try Repository.sources() {
            for block in Self.blocks(ofComments: file) {
                shown.insert(block)
                #expect(examples.contains(block), "\(file.path): \(block.first ?? "")")
            }
        }
        #expect(shown.count >= 10)
        #expect(examples.subtracting(shown) == [], "marked as an example and not shown")
    }

    /// A user of the library cannot see what `@testable` shows.
    @Test func examplesAreBuiltFromOutside() throws {
        let examples = try Repository.tests().filter { !Self.examples(of: $0).isEmpty }
        #expect(examples.count >= 4)
        for test in examples {
            #expect(test.places(of: ["@testable import"]).isEmpty, "\(test.path)")
        }
    }

    @Test func whatDiffersIsSeen() {
        func file(_ text: String) -> SourceFile { SourceFile(path: "Tests/A/A.swift", text: text) }
        let test = file(
            "f {\n    \(Self.begin)\n\n    if a {\n        b()\n    }\n    \(Self.end)\n}")
        let example = ["if a {", "    b()", "}"]
        #expect(Self.examples(of: test) == [example])
        let page = "Text.\n\n```swift\nif a {\n    b()\n}\n```\n\n```sh\nswift test\n```\n"
        #expect(Self.blocks(ofPage: page) == [example])
        #expect(Self.blocks(ofPage: page.replacing("b()", with: "c()")) != [example])
        #expect(
            Self.blocks(ofPage: "- Text.\n  ```swift\n  if a {\n      b()\n  }\n  ```") == [example]
        )
        let comment = file(
            "    /// ```swift\n    /// if a {\n    ///     b()\n    /// }\n    /// ```")
        #expect(Self.blocks(ofComments: comment) == [example])
        #expect(Self.blocks(ofComments: file("let a = \"```swift\"")) == [])
        // One that has no end is no example.
        #expect(Self.examples(of: file("\(Self.begin)\nb()")) == [["an example does not end"]])
    }
}
