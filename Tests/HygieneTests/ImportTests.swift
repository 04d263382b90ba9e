import Testing

/// The arrows of the architecture, which the manifest draws: they only point down.
///
/// A build notices a missing arrow only if the other target happens not to be built before.
@Suite struct ImportTests {
    private static let libraryOfC: Set = ["Glibc", "Musl", "Darwin"]

    /// Targets that call libc: one for functions that only print, the others for the system.
    private static let callersOfC: Set = [
        "QueueingTheory", "Benchmarking", "CommandLineTool", "switchboard",
    ]

    /// What comes with the toolchain and is allowed beside the targets of the manifest.
    private static func toolchain(_ file: SourceFile) -> Set<String> {
        if file.path.hasPrefix("Tests/") { return ["Testing", "Foundation", "Synchronization"] }
        return file.target == "CommandLineTool" ? ["Synchronization"] : []
    }

    private static func imported(_ line: SourceFile.Line) -> String? {
        guard let at = line.words.firstIndex(where: { $0.text == "import" }) else { return nil }
        return line.words.dropFirst(at + 1).first?.text
    }

    /// The imports of a file that its target is not allowed, as `path:line: import X`.
    private static func violations(
        in file: SourceFile, _ dependencies: [String: Set<String>]
    ) -> [String] {
        guard let seen = dependencies[file.target] else {
            return ["\(file.path): unknown target"]
        }
        let allowed = seen.union(toolchain(file))
        let mayCallC = callersOfC.contains(file.target) || file.path.hasPrefix("Tests/")
        var depth = 0
        return file.lines.enumerated().compactMap { index, line in
            if let directive = line.words.first, directive.before == UInt8(ascii: "#") {
                if directive.text == "if" { depth += 1 }
                if directive.text == "endif" { depth -= 1 }
            }
            guard let module = imported(line) else { return nil }
            let isAllowed =
                libraryOfC.contains(module) ? mayCallC && depth > 0 : allowed.contains(module)
            return isAllowed ? nil : "\(file.path):\(index + 1): import \(module)"
        }
    }

    @Test func everyImportIsAllowed() throws {
        let dependencies = try Manifest(Repository.text("Package.swift")).dependencies
        let files = try Repository.sources() + Repository.tests()
        #expect(files.flatMap { Self.violations(in: $0, dependencies) } == [])
    }

    /// An arrow that nobody follows is none.
    @Test func everyDependencyIsImported() throws {
        let files = try Repository.sources() + Repository.tests() + Repository.benchmarks()
        let imports = Dictionary(grouping: files, by: \.target).mapValues { files in
            Set(files.flatMap { $0.lines.compactMap(Self.imported) })
        }
        for (target, seen) in try Manifest(Repository.text("Package.swift")).dependencies {
            #expect(seen.subtracting(imports[target] ?? seen) == [], "\(target)")
        }
    }

    @Test func forbiddenImportsAreSeen() {
        func violations(_ path: String, _ text: String) -> [String] {
            Self.violations(
                in: SourceFile(path: path, text: text),
                ["A": ["B"], "CommandLineTool": [], "ATests": ["A"]])
        }
        #expect(violations("Sources/A/A.swift", "import B") == [])
        #expect(
            violations("Sources/A/A.swift", "// a kernel\nimport C\n")
                == ["Sources/A/A.swift:2: import C"])
        #expect(
            violations("Sources/A/A.swift", "@testable import Foundation")
                == ["Sources/A/A.swift:1: import Foundation"])
        #expect(
            violations("Sources/CommandLineTool/V/A.swift", "import Glibc")
                == ["Sources/CommandLineTool/V/A.swift:1: import Glibc"])
        let conditional = "#if canImport(Glibc)\n    import Glibc\n#endif"
        #expect(violations("Sources/CommandLineTool/V/A.swift", conditional) == [])
        #expect(
            violations("Sources/A/A.swift", conditional) == ["Sources/A/A.swift:2: import Glibc"])
        #expect(violations("Sources/C/A.swift", "") == ["Sources/C/A.swift: unknown target"])
        #expect(
            violations("Sources/A/A.swift", "// import Foundation\nlet a = \"import B\"") == [])
        #expect(violations("Tests/ATests/A.swift", "import Testing\n@testable import A") == [])
        #expect(
            violations("Tests/ATests/A.swift", "import B")
                == ["Tests/ATests/A.swift:1: import B"])
    }
}
