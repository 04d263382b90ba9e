import Testing

/// What only tests use is no part of the product. The search is rough: it goes by names.
@Suite struct UseTests {
    /// Names that nothing in the product uses, and why they stay.
    private static let exceptions: [String: String] = [
        "ConcurrencyQueue": "the answer for one agent that the formula for several must give",
        "fewestServers": "the exact answer that searches for agents are compared with",
        "meanNumberInSystem": "what published tables of the formulas print",
        "ofOffered": "one of four definitions of the service level, which belong together",
    ]

    private static let kinds = SourceFile.typeKinds.union(["func", "var", "let"])

    /// Names that the compiler uses.
    private static let called: Set = ["callAsFunction", "appendInterpolation"]

    /// Names that are declared in sources and occur nowhere else in them or in `others`, with a
    /// place. What is public in a target of a library product is for its users.
    private static func unused(
        in sources: [SourceFile], _ others: [SourceFile], products: Set<String>
    ) -> [String: String] {
        var places: [String: String] = [:]
        var rest: [String: Int] = [:]
        for file in sources + others {
            for line in file.lines {
                for word in line.words { rest[word.text, default: 0] += 1 }
            }
        }
        for file in sources {
            for (index, line) in file.lines.enumerated() {
                let isForUsers =
                    products.contains(file.target) && line.words.contains { $0.text == "public" }
                for (kind, name) in zip(line.words, line.words.dropFirst())
                where kinds.contains(kind.text) && name.text != "_" {
                    rest[name.text, default: 0] -= 1
                    if !isForUsers { places[name.text] = "\(file.path):\(index + 1)" }
                }
            }
        }
        return places.filter { rest[$0.key] == 0 && !called.contains($0.key) }
    }

    @Test func everyDeclarationIsUsed() throws {
        let products = try Manifest(Repository.text("Package.swift")).libraryProducts
        #expect(products.contains("ContactRouting") && !products.contains("Reports"))
        let unused = Self.unused(
            in: try Repository.sources(), try Repository.benchmarks(), products: products)
        #expect(unused.filter { Self.exceptions[$0.key] == nil }.values.sorted() == [])
        // An exception that is used after all is none.
        #expect(Set(Self.exceptions.keys).subtracting(unused.keys) == [])
    }

    @Test func unusedDeclarationsAreSeen() {
        func unused(_ text: String, _ other: String = "", products: Set<String> = []) -> [String] {
            Self.unused(
                in: [SourceFile(path: "Sources/A/A.swift", text: text)],
                [SourceFile(path: "Benchmarks/B.swift", text: other)], products: products
            ).map { "\($0.key) at \($0.value)" }.sorted()
        }
        #expect(unused("func a() {}") == ["a at Sources/A/A.swift:1"])
        #expect(unused("struct A {\n    let b = 1 // b\n}", "A()") == ["b at Sources/A/A.swift:2"])
        #expect(
            unused("func a() {}\nfunc a(_ b: Int) { print(b) }") == ["a at Sources/A/A.swift:2"])
        #expect(unused("func a() {}", "a()") == [])
        #expect(unused("func a() {}\nlet b = \"\\(a())\"", "b") == [])
        #expect(unused("public func a() {}", products: ["A"]) == [])
        #expect(unused("public func a() {}") == ["a at Sources/A/A.swift:1"])
    }
}
