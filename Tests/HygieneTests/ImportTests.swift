import Testing

/// The arrows of the architecture: they only point down.
@Suite struct ImportTests {
    /// What each target may import; libc stands for the three names that it has.
    private static let allowed: [String: Set<String>] = [
        "SimulationKernel": [], "ElementaryFunctions": [], "FieldTables": [],
        "StrictJSON": ["FieldTables"],
        "BundledWorkloads": [],
        "RandomVariates": ["ElementaryFunctions", "FieldTables"],
        "SimulationStatistics": ["ElementaryFunctions"],
        "QueueingTheory": ["libc"],
        "ContactRouting": [
            "SimulationKernel", "RandomVariates", "SimulationStatistics", "ElementaryFunctions",
            "FieldTables",
        ],
        "Workloads": [
            "ContactRouting", "BundledWorkloads", "StrictJSON", "FieldTables", "RandomVariates",
            "SimulationKernel",
        ],
        "Experiments": [
            "Workloads", "ContactRouting", "SimulationKernel", "SimulationStatistics",
            "QueueingTheory", "StrictJSON",
        ],
        "Decisions": [
            "Experiments", "Workloads", "ContactRouting", "SimulationKernel",
            "SimulationStatistics", "QueueingTheory", "StrictJSON",
        ],
        "Verification": [
            "Experiments", "Workloads", "ContactRouting", "SimulationStatistics",
            "QueueingTheory", "StrictJSON",
        ],
        "PublishedClaims": [
            "Workloads", "BundledWorkloads", "QueueingTheory", "StrictJSON", "FieldTables",
        ],
        "Benchmarking": [
            "Workloads", "ContactRouting", "SimulationKernel", "RandomVariates",
            "SimulationStatistics", "ElementaryFunctions", "libc",
        ],
        "Reports": [
            "Benchmarking", "PublishedClaims", "Verification", "Decisions", "Experiments",
            "Workloads", "SimulationStatistics", "StrictJSON",
        ],
        "CommandLineTool": [
            "Reports", "Benchmarking", "PublishedClaims", "Verification", "Decisions",
            "Experiments", "Workloads", "StrictJSON",
            "Synchronization", "libc",
        ],
        "switchboard": ["CommandLineTool", "libc"],
    ]

    private static let libraryOfC: Set<String> = ["Glibc", "Musl", "Darwin"]

    /// The imports of a file that its target is not allowed, as `path:line: import X`.
    private static func violations(in file: SourceFile) -> [String] {
        guard let allowed = allowed[file.target] else { return ["\(file.path): unknown target"] }
        var depth = 0
        return file.code.enumerated().compactMap { index, line in
            let words = line.split(separator: " ").map(String.init)
            if words.first == "#if" { depth += 1 }
            if words.first == "#endif" { depth -= 1 }
            guard let at = words.firstIndex(of: "import"),
                let module = words.dropFirst(at + 1).first
            else { return nil }
            let isLibc = libraryOfC.contains(module)
            let isAllowed =
                isLibc ? allowed.contains("libc") && depth > 0 : allowed.contains(module)
            return isAllowed ? nil : "\(file.path):\(index + 1): import \(module)"
        }
    }

    @Test func everyImportIsAllowed() throws {
        let sources = try Repository.sources()
        #expect(sources.flatMap(Self.violations) == [])
        #expect(Set(sources.map(\.target)) == Set(Self.allowed.keys))
    }

    @Test func forbiddenImportsAreSeen() {
        func violations(_ path: String, _ text: String) -> [String] {
            Self.violations(in: SourceFile(path: path, text: text))
        }
        #expect(
            violations("Sources/SimulationKernel/A.swift", "// a kernel\nimport RandomVariates\n")
                == ["Sources/SimulationKernel/A.swift:2: import RandomVariates"])
        #expect(
            violations("Sources/StrictJSON/A.swift", "@testable import Foundation")
                == ["Sources/StrictJSON/A.swift:1: import Foundation"])
        #expect(
            violations("Sources/CommandLineTool/V/A.swift", "import Glibc")
                == ["Sources/CommandLineTool/V/A.swift:1: import Glibc"])
        let conditional = "#if canImport(Glibc)\n    import Glibc\n#endif"
        #expect(violations("Sources/CommandLineTool/V/A.swift", conditional) == [])
        #expect(
            violations("Sources/Reports/A.swift", conditional)
                == ["Sources/Reports/A.swift:2: import Glibc"])
        #expect(
            violations("Sources/Elsewhere/A.swift", "") == [
                "Sources/Elsewhere/A.swift: unknown target"
            ])
        #expect(
            violations("Sources/StrictJSON/A.swift", "// import Foundation\nlet a = \"import B\"")
                == [])
    }

    /// The manifest says the same, and names no package.
    @Test func theManifestHasNoPackages() throws {
        let manifest = try Repository.text("Package.swift")
        #expect(!Self.namesAPackage(manifest))
        #expect(manifest.contains(".treatAllWarnings(as: .error)"))
        #expect(Self.namesAPackage("dependencies: [ .package(url: \"https://example.org\") ]"))
    }

    private static func namesAPackage(_ manifest: String) -> Bool {
        manifest.contains(".package(")
    }
}
