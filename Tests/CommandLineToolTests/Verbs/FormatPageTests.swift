import TestSupport
import Testing

/// The reference page in the repository is the one that the tool prints.
@Suite struct FormatPageTests {
    /// `SWITCHBOARD_RECORD=1 swift test --filter FormatPageTests` writes it anew.
    @Test func isUpToDate() async throws {
        let printed = try await Session().run("schema", "--markdown").output
        let page = RecordedFile("../../../Workloads/FORMAT.md")
        #expect(try page.difference(from: printed) == nil)
    }
}
