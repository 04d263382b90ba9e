import Foundation
import Testing

/// The built tool as a process of its own, which can be killed.
struct ToolProcess {
    private static let path =
        URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("switchboard").path

    /// Whether it was built beside the tests.
    static let isBuilt = FileManager.default.isExecutableFile(atPath: path)

    private let process = Process()
    private let messages = Pipe()

    /// Starts the tool in a folder.
    init(_ words: [String], in folder: String, environment: [String: String] = [:]) throws {
        process.executableURL = URL(fileURLWithPath: ToolProcess.path)
        process.arguments = words
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Sends it a signal.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits for its end.
    func end() -> (code: Int32, messages: String) {
        let text = (try? messages.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
