import Testing

@testable import Reports

@Suite struct DocumentTests {
    @Test func emptySectionsAreLeftOut() {
        let document = Document([[], [.heading("A")], Document.Section(), [.note("b")]])
        #expect(document.sections == [[.heading("A")], [.note("b")]])
        #expect(Document([[]]) == Document([]))
    }
}
