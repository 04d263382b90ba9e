import Foundation

@testable import CommandLineTool

/// The tool in this process, with files in a folder of its own.
enum Tool {
    /// Where files go, in memory if the system has such a place.
    static let folder: String = {
        let base = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
        let folder = "\(base)/switchboard-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: Tool.folder) }
        return folder
    }()

    /// Writes a file, and says where it is.
    static func write(_ bytes: [UInt8], _ name: String) -> String {
        let path = "\(folder)/\(name)"
        FileManager.default.createFile(atPath: path, contents: Data(bytes))
        return path
    }

    /// Does what the words say; a fault of the tool itself ends the process.
    ///
    /// - Returns: what is written to standard output.
    @discardableResult
    static func run(_ words: [String]) -> String {
        let data = Written()
        let messages = Written()
        let output = Output(
            standardOutput: .init(isTerminal: false) { data.bytes += $0 },
            standardError: .init(isTerminal: false, isForPeople: true) { messages.bytes += $0 },
            width: 100)
        let code = waiting {
            await CommandLineInterface.run(words, environment: [:], output: output)
        }
        if code == .internalError {
            fatalError("\(words): \(String(decoding: messages.bytes, as: UTF8.self))")
        }
        return String(decoding: data.bytes, as: UTF8.self)
    }

    /// Waits for work that may be done on other threads.
    static func waiting<Result: Sendable>(
        _ work: @escaping @Sendable () async -> Result
    ) -> Result {
        let done = DispatchSemaphore(value: 0)
        let box = Box<Result>()
        Task.detached {
            box.value = await work()
            done.signal()
        }
        done.wait()
        guard let value = box.value else { fatalError("nothing came") }
        return value
    }

    private final class Written: @unchecked Sendable {
        var bytes: [UInt8] = []
    }

    private final class Box<Value>: @unchecked Sendable {
        var value: Value?
    }
}
