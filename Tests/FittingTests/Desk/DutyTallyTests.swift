import Testing

@testable import Fitting

struct DutyTallyTests {
    private static func contact(_ agent: Int?, _ day: Int, _ minute: Double, _ minutes: Double)
        -> Contact
    {
        let start = LogTime(day: day, second: minute * 60)
        var contact = Contact(start: start)
        (contact.agent, contact.answered, contact.talk) = (agent, start, minutes * 60)
        contact.ending = .answered
        return contact
    }

    /// Somebody with a call every ten minutes from 8:05 to 11:55, with a break of two hours, is
    /// there from about 8 to 12.
    @Test func shiftsAndBreaks() {
        var tally = DutyTally()
        for place in 0..<24 { tally.add(Self.contact(0, 20_000, 485 + Double(place) * 10, 4)) }
        for place in 0..<12 { tally.add(Self.contact(0, 20_000, 845 + Double(place) * 10, 4)) }
        tally.finishDays(around: nil)
        let day = tally.onDuty[20_000] ?? []
        #expect(day.prefix(31).allSatisfy { $0 == 0 } && day[32..<48].allSatisfy { $0 == 1 })
        #expect(day[49..<55].allSatisfy { $0 == 0 } && day[57..<64].allSatisfy { $0 == 1 })
        let hours = day.reduce(0, +) / 4
        #expect(abs(hours - 6) < 0.5, "\(hours)")
        #expect(tally.concurrency(waited: 0) == 1 && tally.agentCount == 1)
    }

    /// Two conversations at once, three hardly ever; rows in any order give the same.
    @Test func conversationsAtOnce() {
        var (tally, backwards) = (DutyTally(), DutyTally())
        var contacts: [Contact] = []
        for place in 0..<400 {
            let minute = Double(place) * 3
            contacts.append(
                Self.contact(
                    place % 2, 20_000 + place / 200, minute.truncatingRemainder(dividingBy: 600), 5)
            )
            contacts.append(
                Self.contact(
                    place % 2, 20_000 + place / 200,
                    minute.truncatingRemainder(dividingBy: 600) + 1, 5))
        }
        contacts.append(Self.contact(0, 20_000, 700, 0))
        for contact in contacts { tally.add(contact) }
        for contact in contacts.reversed() { backwards.add(contact) }
        tally.finishDays(around: nil)
        backwards.finishDays(around: nil)
        #expect(tally.concurrency(waited: 0) == 2 && tally.startsAtLevel == backwards.startsAtLevel)
        #expect(tally.onDuty == backwards.onDuty)
        #expect(tally.secondsAtLevel.count == 2)
    }

    /// At a quiet desk of one, one in a hundred began beside another one. If hardly anybody waited,
    /// people can take two; if many did, or a second person was free, it was a slip of the log.
    @Test(arguments: [(0, false, 2), (39, false, 2), (40, false, 1), (0, true, 1)])
    func quietDesks(waited: Int, isOtherFree: Bool, found: Int) {
        var tally = DutyTally()
        for place in 0..<8_000 {
            let (day, minute) = (20_000 + place / 100, Double(place % 100) * 10)
            tally.add(Self.contact(0, day, minute, 5))
            if isOtherFree { tally.add(Self.contact(1, day, minute + 6, 3)) }
            if place % 100 == 7 { tally.add(Self.contact(0, day, minute + 3.2, 1.5)) }
        }
        tally.finishDays(around: nil)
        #expect(tally.startsAtLevel.dropFirst() == [80])
        #expect(tally.concurrency(waited: waited) == found)
    }
}
