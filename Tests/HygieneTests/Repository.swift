import Foundation

/// The files of the repository that holds this test. Each is read once.
enum Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let allSources = Result { try files(in: "Sources") + files(in: "Workloads") }
    // The harness of the fuzzer is part of a package that is made when it is built.
    private static let allTests = Result {
        try files(in: "Tests").filter { !$0.path.hasPrefix("Tests/Fuzz/") }
    }
    private static let allBenchmarks = Result { try files(in: "Benchmarks") }

    /// The text of a file, by its path from the root.
    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// The Swift files below a folder, in the order of their paths.
    private static func files(in folder: String) throws -> [SourceFile] {
        try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
            .filter { $0.hasSuffix(".swift") }.sorted()
            .map { SourceFile(path: "\(folder)/\($0)", text: try text("\(folder)/\($0)")) }
    }

    /// What is compiled into the product.
    static func sources() throws -> [SourceFile] { try allSources.get() }

    /// The tests, and what they share.
    static func tests() throws -> [SourceFile] { try allTests.get() }

    /// Programs that measure the product.
    static func benchmarks() throws -> [SourceFile] { try allBenchmarks.get() }
}
