import TestSupport
import Testing

/// Comparisons with recorded files fail at any difference.
@Suite struct RecordedFileTests {
    @Test func anyDifferenceIsSeen() {
        #expect(RecordedFile.difference("a\nb\n", "a\nb\n") == nil)
        #expect(RecordedFile.difference("a\nb\n", "a\nc\n") == "line 2 was 'b' and is 'c'")
        #expect(RecordedFile.difference("a", "a\n") == "one of them goes on")
    }

    /// Compared with its own text only, because recording writes what is compared.
    @Test func filesLieBesideTheTest() throws {
        let manifest = RecordedFile("../../Package.swift")
        let text = try Repository.text("Package.swift")
        #expect(try manifest.difference(from: text) == nil)
        #expect(throws: (any Error).self) {
            try RecordedFile("nowhere/nothing").difference(from: "")
        }
    }
}
