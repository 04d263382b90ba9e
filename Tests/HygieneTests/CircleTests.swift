import Testing

/// Files of a target that use each other's types can only be understood together: there are few
/// of them.
@Suite struct CircleTests {
    /// The most files that may stand in a circle.
    private static let most = 4

    /// The types that a line declares: at most one.
    private static func declared(_ line: SourceFile.Line) -> String? {
        guard let kind = line.words.firstIndex(where: { SourceFile.typeKinds.contains($0.text) })
        else { return nil }
        return line.words.dropFirst(kind + 1).first?.text
    }

    /// Whether other files see what the line declares, which stands in no other type.
    private static func isOpen(_ line: SourceFile.Line) -> Bool {
        let isIndented = line.code.first == UInt8(ascii: " ")
        return !isIndented && !["private", "fileprivate"].contains(line.words.first?.text)
    }

    /// For each file those whose types it uses, by number. Types are known by their names; one
    /// that a file declares itself, even within another, is its own.
    private static func uses(_ files: [SourceFile]) -> [Set<Int>] {
        var homes: [String: Int] = [:]
        for (number, file) in files.enumerated() {
            for line in file.lines where isOpen(line) {
                if let type = declared(line) { homes[type] = number }
            }
        }
        return files.enumerated().map { number, file in
            var used: Set<Int> = [number]
            var own: Set<String> = []
            for line in file.lines {
                if let type = declared(line) { own.insert(type) }
            }
            for line in file.lines {
                for word in line.words where !word.isMember {
                    if let home = homes[word.text], !own.contains(word.text) { used.insert(home) }
                }
            }
            return used.subtracting([number])
        }
    }

    /// The circles of the files of one target, the largest first, each by its files' names.
    private static func circles(_ files: [SourceFile]) -> [[String]] {
        var search = CircleSearch(uses(files))
        search.run()
        return search.circles.map { $0.map { files[$0].stem }.sorted() }
            .sorted { $0.count > $1.count }
    }

    @Test func circlesAreSmall() throws {
        let targets = Dictionary(grouping: try Repository.sources(), by: \.target)
        #expect(targets.count > 10)
        for (target, files) in targets.sorted(by: { $0.key < $1.key }) {
            let largest = Self.circles(files).first ?? []
            #expect(largest.count <= Self.most, "\(target): \(largest)")
        }
    }

    private static func file(_ name: String, _ text: String) -> SourceFile {
        SourceFile(path: "Sources/A/\(name).swift", text: text)
    }

    /// Files of which each uses the type of the next.
    private static func chain(_ names: [String], closed: Bool) -> [SourceFile] {
        names.indices.map { place in
            let isLast = place == names.count - 1
            let next = isLast && !closed ? "Int" : names[(place + 1) % names.count]
            return file(names[place], "public struct \(names[place]) {\n    let a: [\(next)]\n}")
        }
    }

    @Test func circlesAreSeen() {
        let names = ["E", "D", "C", "B", "A"]
        #expect(Self.circles(Self.chain(names, closed: true)) == [["A", "B", "C", "D", "E"]])
        #expect(Self.circles(Self.chain(names, closed: false)) == [])
        // A chain behind a circle is no part of it.
        let tail = Self.file("F", "extension A {\n    func f() -> E? { nil }\n}")
        #expect(Self.circles(Self.chain(names, closed: true) + [tail]).map(\.count) == [5])
        let two = Self.chain(["A", "B"], closed: true) + Self.chain(["C", "D", "E"], closed: true)
        #expect(Self.circles(two) == [["C", "D", "E"], ["A", "B"]])
    }

    /// Neither comments nor what is private, another type's or declared in place.
    @Test func whatIsNoUse() {
        func circles(_ text: String) -> [[String]] {
            Self.circles([
                Self.file("A", "struct A {\n    let b: B\n}"), Self.file("B", text),
            ])
        }
        #expect(circles("struct B {\n    let a: A\n}") == [["A", "B"]])
        #expect(circles("@Wrapped public struct B {\n    let a: A\n}") == [["A", "B"]])
        #expect(circles("struct B {\n    // A\n    let a = \"A\"\n}") == [])
        #expect(circles("struct B {\n    let a: C.A\n}") == [])
        #expect(circles("struct B {\n    enum A {}\n    let a: A\n}") == [])
        #expect(circles("private struct B {\n    let a: A\n}") == [])
    }
}

/// Finds the files that reach each other: R. Tarjan (1972), "Depth-first search and linear graph
/// algorithms".
private struct CircleSearch {
    private let uses: [Set<Int>]
    private var order: [Int: Int] = [:]
    private var low: [Int: Int] = [:]
    private var open: [Int] = []
    private(set) var circles: [[Int]] = []

    init(_ uses: [Set<Int>]) { self.uses = uses }

    mutating func run() {
        for file in uses.indices where order[file] == nil { visit(file) }
    }

    private mutating func visit(_ file: Int) {
        let number = order.count
        (order[file], low[file]) = (number, number)
        open.append(file)
        var lowest = number
        for next in uses[file].sorted() {
            if order[next] == nil {
                visit(next)
                lowest = min(lowest, low[next] ?? lowest)
            } else if open.contains(next) {
                lowest = min(lowest, order[next] ?? lowest)
            }
        }
        low[file] = lowest
        guard lowest == number, let start = open.lastIndex(of: file) else { return }
        if open.count - start > 1 { circles.append(Array(open[start...])) }
        open.removeSubrange(start...)
    }
}
