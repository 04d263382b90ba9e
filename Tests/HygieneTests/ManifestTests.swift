import Testing

/// The rules on imports rest on what is read here.
@Suite struct ManifestTests {
    private static let text = """
        /// A comment (with parentheses).
        func library(_ name: String) -> Target { .target(name: name) }

        let foundations: [Target.Dependency] = [
            "F", "G",
        ]

        let package = Package(
            name: "p",
            products: [.library(name: "P", targets: ["A"])],
            targets: [
                library("A"),
                library("B", ["A"] + foundations),
                // `f()` is a comment.
                .executableTarget(
                    name: "tool", dependencies: ["A", "B"], path: "Tool", exclude: ["x"],
                    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
                .target(name: "C", resources: ["d"].map { .embedInCode($0) }),
                tests("A", foundations + ["C"], exclude: ["e"]),
            ]
        )
        """

    @Test func everyFormIsRead() throws {
        let manifest = try Manifest(Self.text)
        #expect(
            manifest.dependencies == [
                "A": [], "B": ["A", "F", "G"], "tool": ["A", "B"], "C": [],
                "ATests": ["A", "C", "F", "G"],
            ])
        #expect(manifest.libraryProducts == ["A"])
        #expect(throws: Manifest.Unreadable.self) { try Manifest("let a = 1") }
    }

    /// The manifest says which targets there are, and names no package.
    @Test func theManifestIsOurs() throws {
        let text = try Repository.text("Package.swift")
        let manifest = try Manifest(text)
        let files = try Repository.sources() + Repository.tests()
        #expect(Set(files.map(\.target)).subtracting(manifest.dependencies.keys) == [])
        #expect(manifest.dependencies["StrictJSON"] == ["FieldTables"])
        #expect(text.contains(".treatAllWarnings(as: .error)"))
        #expect(!Self.namesAPackage(text))
        #expect(Self.namesAPackage("dependencies: [ .package(url: \"https://example.org\") ]"))
    }

    private static func namesAPackage(_ manifest: String) -> Bool {
        manifest.contains(".package(")
    }

    /// What is for tests is no part of the product.
    @Test func theProductKnowsNoTests() throws {
        let tests = Set(try Repository.tests().map(\.target))
        let dependencies = try Manifest(Repository.text("Package.swift")).dependencies
        #expect(tests.count > 10)
        for (target, seen) in dependencies where !tests.contains(target) {
            #expect(seen.isDisjoint(with: tests), "\(target)")
        }
    }
}
