import Foundation
import Testing

@testable import CommandLineTool

/// The reference page in the repository is the one that the tool prints.
@Suite struct FormatPageTests {
    /// `SWITCHBOARD_RECORD=1 swift test` writes it anew.
    @Test func isUpToDate() async throws {
        let page = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Workloads/FORMAT.md")
        let printed = try await Session().run("schema", "--markdown").output
        if ProcessInfo.processInfo.environment["SWITCHBOARD_RECORD"] == "1" {
            try printed.write(to: page, atomically: true, encoding: .utf8)
        }
        let recorded = try String(contentsOf: page, encoding: .utf8)
        #expect(recorded == printed, "run 'SWITCHBOARD_RECORD=1 swift test' and review the page")
    }
}
