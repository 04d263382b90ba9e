import Testing

@testable import Reports

@Suite struct ListTests {
    @Test func shortThingsAreSetInAndStayOnTheirLines() {
        let list = List(["a", "b"])
        #expect(list.marker == .space)
        #expect(list.items == [List.Item("a", depth: 1), List.Item("b", depth: 1)])
    }

    @Test func markedThingsAreNotSetIn() {
        let list = List(["a"], marker: .dash)
        #expect(list.items == [List.Item("a", depth: 0)])
    }
}
