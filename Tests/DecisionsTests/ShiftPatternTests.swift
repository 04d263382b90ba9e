import Testing

@testable import Decisions
@testable import Experiments

@Suite struct ShiftPatternTests {
    @Test func lengthBreaksAndStarts() throws {
        let pattern = try ShiftPattern("8h:1h@4h/6-8,22")
        #expect(pattern.length == 480)
        #expect(pattern.paidHours == 7)
        #expect(pattern.starts == [360, 420, 480, 1_320])
        #expect(pattern.intervals(from: 22, cycle: 24, of: 60) == [22, 23, 0, 1, 3, 4, 5])
        #expect(try ShiftPattern("10h:1h@3h:1h@6h").paidHours == 8)
        #expect(try ShiftPattern("4h").starts == (0..<24).map { $0 * 60 })
    }

    @Test func quartersOfAnHour() throws {
        let pattern = try ShiftPattern("7h45m:30m@3h15m/6:30-7,22:45/15m")
        #expect(pattern.length == 465 && pattern.paidMinutes == 435)
        #expect(pattern.breaks == [195..<225])
        #expect(pattern.starts == [390, 405, 420, 1_365])
        #expect(pattern.intervals(from: 0, cycle: 96, of: 15).count == 29)
        #expect(pattern.isWhole(in: 15) && !pattern.isWhole(in: 30) && !pattern.isWhole(in: 60))
        #expect(try ShiftPattern("90m").starts.count == 24)
        #expect(try ShiftPattern("8h:15m@6h:30m@2h").breaks == [120..<150, 360..<375])
    }

    @Test(arguments: [
        "", "8", "25h", "0h", "8h:1h", "8h:1h@0h", "8h:1h@7h", "8h:0h@4h", "8h:@", "8h/", "8h/24",
        "8h/9-6", "8h/1-2-3", "30min", "8h:1h@4h@5h", "8h20m", "8h:1h@4h:1h@4h30m", "8h/6:10",
        "8h/6/0m", "8h/6/1h/1h", "h", "m", "-8h", "8h-30m",
        "8h:9223372036854775807h@1h", "8h:1h@9223372036854775807h",
    ])
    func noShifts(text: String) {
        #expect(throws: InvalidQuestion.self) { try ShiftPattern(text) }
    }
}
