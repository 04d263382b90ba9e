import Testing

@testable import Decisions
@testable import Experiments

@Suite struct ShiftPatternTests {
    @Test func lengthBreaksAndStarts() throws {
        let pattern = try ShiftPattern("8h:1h@4h/6-8,22")
        #expect(pattern.length == 8)
        #expect(pattern.paidHours == 7)
        #expect(pattern.starts == [6, 7, 8, 22])
        #expect(pattern.hours(from: 22, cycle: 24) == [22, 23, 0, 1, 3, 4, 5])
        #expect(try ShiftPattern("10h:1h@3h:1h@6h").paidHours == 8)
        #expect(try ShiftPattern("4h").starts == Array(0..<24))
    }

    @Test(arguments: [
        "", "8", "25h", "0h", "8h:1h", "8h:1h@0h", "8h:1h@7h", "8h:0h@4h", "8h:@", "8h/", "8h/24",
        "8h/9-6", "8h/1-2-3", "30min", "8h:1h@4h@5h",
        "8h:9223372036854775807h@1h", "8h:1h@9223372036854775807h",
    ])
    func noShifts(text: String) {
        #expect(throws: InvalidQuestion.self) { try ShiftPattern(text) }
    }
}
