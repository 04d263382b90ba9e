import TestSupport
import Testing

@testable import Fitting

struct ReturnTallyTests {
    private static func contact(
        _ issue: UInt64, hours: Double, _ ending: LogColumns.Ending, attempt: Int? = nil
    ) -> Contact {
        var contact = Contact(start: LogTime(seconds: 20_000 * 86_400 + hours * 3_600))
        (contact.issue, contact.ending, contact.attempt) = (issue, ending, attempt)
        return contact
    }

    /// Of a hundred who give up thirty come back after two hours, those after eight days do not
    /// count, and what ended in the last seven days is left out.
    @Test func whoComesBack() {
        var tally = ReturnTally()
        var contacts: [Contact] = []
        for issue in 0..<100 {
            let hours = Double(issue)
            contacts.append(Self.contact(UInt64(issue), hours: hours, .abandoned))
            if issue % 10 < 3 {
                contacts.append(Self.contact(UInt64(issue), hours: hours + 2, .answered))
            } else if issue % 10 == 3 {
                contacts.append(Self.contact(UInt64(issue), hours: hours + 200, .answered))
            }
        }
        for issue in 1_000..<1_100 {
            contacts.append(
                Self.contact(UInt64(issue), hours: 600 + Double(issue % 100), .abandoned))
        }
        contacts.sort { $0.start.seconds < $1.start.seconds }
        let fresh = contacts.map { tally.add($0) }
        let abandoned = ReturnTally.After.abandoned.rawValue
        #expect(tally.ended[abandoned] == 100 && tally.returned[abandoned] == 30)
        #expect(fresh.count(where: { $0 }) == 210)
        #expect(agree(tally.redials.tally.mean, 7_200, relative: 1e-9))
    }

    /// By a clock that stands still while nobody comes.
    @Test func delaysByTheDemand() {
        var sample = DelaySample()
        // Monday 16:00 to Tuesday 10:00, of a desk that is open from 8 to 18 on five days.
        sample.add(18 * 3_600, after: Double(20_095 * 86_400 + 16 * 3_600))
        let week = (0..<168).map { $0 / 24 < 5 && (8..<18).contains($0 % 24) ? 1.0 : 0 }
        let hours = sample.tally(byDemandOf: week).mean / 3_600
        #expect(agree(hours, 4 * 168 / 50, relative: 1e-9), "\(hours)")
        #expect(sample.tally.mean == 18 * 3_600)
    }
}
