import ElementaryFunctions
import RandomVariates
import TestSupport
import Testing

@testable import Fitting

struct CustomerTallyTests {
    private static func contact(
        _ customer: UInt64?, days: Double, _ ending: LogColumns.Ending = .answered
    ) -> Contact {
        var contact = Contact(start: LogTime(seconds: (20_000 + days) * 86_400))
        (contact.customer, contact.ending) = (customer, ending)
        return contact
    }

    private static func tally(_ contacts: [Contact]) -> CustomerTally {
        contacts.sorted { $0.start.seconds < $1.start.seconds }
            .reduce(into: CustomerTally()) { _ = $0.add($1) }
    }

    /// A hundred give up; forty come again after two days, and ten in the week a fortnight later:
    /// 1 - .6 / .9 came about the same thing.
    @Test func chanceIsTakenAway() throws {
        var contacts: [Contact] = []
        for customer in 1...100 as ClosedRange<UInt64> {
            contacts.append(Self.contact(customer, days: Double(customer) / 200, .abandoned))
            if customer <= 40 { contacts.append(Self.contact(customer, days: 2.5)) }
            if customer > 90 { contacts.append(Self.contact(customer, days: 16)) }
        }
        contacts.append(Self.contact(nil, days: 60))
        contacts.append(Self.contact(1, days: 60))
        let tally = Self.tally(contacts)
        let estimate = try #require(tally.estimate(after: [.abandoned]))
        #expect(estimate.ended == 100 && agree(estimate.byChance, 0.1, relative: 1e-12))
        #expect(agree(estimate.share.value, 1 - 0.6 / 0.9, relative: 1e-12))
        let half = try #require(estimate.share.halfWidth)
        #expect(half > 0.08 && half < 0.2, "\(half)")
        #expect(tally.followers == 40)
        #expect(tally.estimate(after: [.ai]) == nil)
        // Of the 51 that are known to have been answered none came again.
        #expect(tally.estimate(after: [.human])?.share.value == 0)
        #expect(agree(tally.shareOfFollowers ?? 0, 100.0 / 3 / 40, relative: 1e-12))
    }

    /// Who comes every day comes by chance, and who is not known does not come back.
    @Test func peopleWhoAlwaysCome() {
        let everyDay = (0..<60).map { Self.contact(7, days: Double($0)) }
        #expect(Self.tally(everyDay).estimate(after: [.human]) == nil)
        let nobody = Self.tally((0..<60).map { Self.contact(nil, days: Double($0)) })
        #expect(!nobody.isUsed && nobody.shareOfFollowers == nil && nobody.followers == 0)
        for word in ["0", "000", "Anonymous", "unknown", "-"] {
            #expect(customerName(Array(word.utf8)[...]) == nil)
        }
        #expect(customerName(Array("+44 20 0000".utf8)[...]) != nil)
    }

    /// Customers who differ, issues of their own that come at random, and three in ten come again
    /// after a time of eight hours on average.
    static func randomLog(_ number: Int, customers: Int = 400, weeks: Double = 16) -> [Contact] {
        let stream = KeyedStream(seed: 9, replication: UInt64(number), purpose: 1)
        var entity: UInt64 = 0
        func exponential(_ mean: Double) -> Double {
            entity += 1
            return -mean * Elementary.log(1 - stream.uniform(entity: entity))
        }
        var contacts: [Contact] = []
        for customer in 1...UInt64(customers) {
            // One in ten comes ten times as often as the others.
            let between = customer % 10 == 0 ? 6.0 : 60
            var now = exponential(between)
            while now < weeks * 7 {
                var attempt = now
                repeat {
                    contacts.append(contact(customer, days: attempt))
                    attempt += exponential(1 / 3.0)
                    entity += 1
                } while stream.uniform(entity: entity) < 0.3
                now += exponential(between)
            }
        }
        return contacts
    }

    @Test func whoComesBackAtRandom() throws {
        let contacts = Self.randomLog(1)
        let tally = Self.tally(contacts)
        let estimate = try #require(tally.estimate(after: [.human]))
        let half = try #require(estimate.share.halfWidth)
        #expect(abs(estimate.share.value - 0.3) < half && half < 0.06, "\(estimate)")
        // More than that come within a week, most of the busy ones by chance.
        #expect(estimate.byChance > 0.3)
        let delays = tally.delays().others
        #expect(abs(delays.mean / 3_600 - 8) < 1, "\(delays.mean / 3_600)")
        #expect(tally.delays().redials.count == 0)
    }

    /// Of a hundred logs the intervals of 91 at least have the truth.
    @Test(.statistical) func intervalsCoverTheTruth() throws {
        var (covered, sum) = (0, 0.0)
        for number in 0..<100 {
            let tally = Self.tally(Self.randomLog(number))
            let share = try #require(tally.estimate(after: [.human])?.share)
            sum += share.value
            if abs(share.value - 0.3) <= share.halfWidth ?? 0 { covered += 1 }
        }
        #expect(covered >= 91 && abs(sum / 100 - 0.3) < 0.01, "\(covered) \(sum)")
    }
}
