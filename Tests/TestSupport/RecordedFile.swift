import Foundation

/// A file of the repository that holds what the product printed when it was reviewed.
package struct RecordedFile {
    private let url: URL

    /// A file by its path from the folder of the test that calls this.
    package init(_ path: String, test: String = #filePath) {
        url = URL(filePath: test).deletingLastPathComponent().appending(path: path)
    }

    /// The first line in which what is printed now differs from what is recorded; nil if none
    /// does. With `SWITCHBOARD_RECORD=1` in the environment it is recorded anew before.
    package func difference(from printed: String) throws -> String? {
        if ProcessInfo.processInfo.environment["SWITCHBOARD_RECORD"] == "1" {
            try printed.write(to: url, atomically: true, encoding: .utf8)
        }
        return Self.difference(try String(contentsOf: url, encoding: .utf8), printed)
    }

    /// The first line in which two texts differ.
    package static func difference(_ recorded: String, _ printed: String) -> String? {
        guard Array(recorded.utf8) != Array(printed.utf8) else { return nil }
        func lines(_ text: String) -> [Substring] {
            text.split(separator: "\n", omittingEmptySubsequences: false)
        }
        let pairs = zip(lines(recorded), lines(printed))
        guard let (number, (old, new)) = pairs.enumerated().first(where: { $1.0 != $1.1 }) else {
            return "one of them goes on"
        }
        return "line \(number + 1) was '\(old)' and is '\(new)'"
    }
}
