import ElementaryFunctions
import RandomVariates
import TestSupport
import Testing

@testable import Fitting

/// Logs of known issues, of which some rows have lost the name.
struct NameTallyTests {
    private static let returns = (answered: 0.3, abandoned: 0.6)

    /// One conversation: the issue, the attempt, when it ended, and whether the customer gave up.
    private struct Row {
        var issue: Int
        var attempt: Int
        var seconds: Double
        var gaveUp: Bool
    }

    /// Issues of eight weeks: one in five conversations is given up, after which six of ten come
    /// back, of the others three of ten, a day later on average.
    private static func rows(_ number: Int, issues: Int = 20_000) -> [Row] {
        let stream = KeyedStream(seed: UInt64(number), replication: 0, purpose: 1)
        var entity: UInt64 = 0
        func uniform() -> Double {
            entity += 1
            return stream.uniform(entity: entity)
        }
        var rows: [Row] = []
        for issue in 0..<issues {
            var row = Row(
                issue: issue, attempt: 1, seconds: 1.75e9 + uniform() * 56 * 86_400, gaveUp: false)
            while true {
                row.gaveUp = uniform() < 0.2
                rows.append(row)
                guard uniform() < (row.gaveUp ? returns.abandoned : returns.answered) else { break }
                row.seconds -= 86_400 * Elementary.log(1 - uniform())
                row.attempt += 1
            }
        }
        return rows.sorted { $0.seconds < $1.seconds }
    }

    private static func log(
        _ rows: [Row], attempts: Bool, topics: Bool = false, _ isNamed: (Int, Row) -> Bool
    ) throws -> CallLog {
        let lines = rows.enumerated().map { place, row in
            "\(row.seconds),\(isNamed(place, row) ? "#\(row.issue)" : ""),\(row.attempt),"
                + "\(row.gaveUp ? "left" : "ok"),\(row.issue % 4 == 0 ? "bill" : "order")\n"
        }
        let map =
            "start=t,issue=i,outcome=o(answered:ok;abandoned:left)"
            + (attempts ? ",attempt=a" : "") + (topics ? ",queue=q" : "")
        return try CallLogTests.log("t,i,a,o,q\n" + lines.joined(), CallLogTests.mapped(map))
    }

    private static func isHeads(_ place: Int, _ share: Double = 0.5) -> Bool {
        let stream = KeyedStream(seed: 9, replication: 0, purpose: 2)
        return stream.uniform(entity: UInt64(place)) < share
    }

    private static func contains(
        _ log: CallLog, _ ways: [ReturnTally.After], _ truth: Double, within: Double = 1.6
    ) -> Bool {
        guard let share = log.summary.returns(after: ways)?.share, let half = share.halfWidth
        else { return false }
        return abs(share.value - truth) < within * half && half < 0.06
    }

    /// Of a chain in which everybody comes back with the same probability the share that is seen
    /// to is the sum of a geometric series, from which the formula finds the probability.
    @Test(arguments: [0.4, 0.7, 1.0], [0.1, 0.5]) func theFormula(q: Double, r: Double) {
        var (seen, hidden) = (0.0, r)
        for _ in 0..<200 {
            seen += hidden * q
            hidden *= (1 - q) * r
        }
        let names = NamedRows(
            rows: 100, unnamed: 40, shareOfReturns: q, deviation: 0, isOfAttempts: false,
            treatment: .corrected, extremes: [], pooled: nil)
        let share = names.share(.init(value: seen, halfWidth: 0.01), next: seen)
        #expect(agree(share.value, r, relative: 1e-12))
        // Of the returns that are seen q r are the next conversation.
        #expect(agree(names.directness(next: seen), q * r / seen, relative: 1e-12))
    }

    /// Half of the names are lost at random: shares, first attempts and times are those of the
    /// whole log, where the log numbers its attempts and where it does not.
    @Test(arguments: [false, true]) func namesLostAtRandom(attempts: Bool) throws {
        let rows = Self.rows(1)
        let log = try Self.log(rows, attempts: attempts) { place, _ in Self.isHeads(place) }
        #expect(log.names.treatment == .corrected && log.names.extremes.isEmpty)
        #expect(abs(log.names.shareOfReturns - 0.5) < 0.02)
        #expect(log.names.unnamed == rows.indices.count { !Self.isHeads($0) })
        #expect(Self.contains(log, [.human], 0.3) && Self.contains(log, [.abandoned], 0.6))
        let fresh = log.table.days.reduce(0) { $0 + $1.total }
        #expect(agree(fresh, 20_000, relative: attempts ? 1e-12 : 0.02), "\(fresh)")
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        #expect(abs((desk.delay?.mean.value ?? 0) - 24) < 1.5, "\(String(describing: desk.delay))")
        let repeats = desk.inputs(into: nil, name: "mine").repeats
        #expect(abs((repeats?.model.afterHuman ?? 0) - 0.3) < 0.03)
    }

    /// Topics have the first attempts of the demand between them, although those of one topic have
    /// all names and those of the other one only half.
    @Test func topicsShareTheFirstAttempts() throws {
        let rows = Self.rows(1)
        func isNamed(_ place: Int, _ row: Row) -> Bool {
            row.issue % 4 == 0 || Self.isHeads(place)
        }
        let log = try Self.log(rows, attempts: false, topics: true, isNamed)
        #expect(log.names.treatment == .corrected)
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        let fresh = desk.topics.reduce(0) { $0 + $1.fresh }
        let demand = log.table.days.reduce(0) { $0 + $1.total }
        #expect(abs(Double(fresh) - demand) <= 1, "\(fresh) \(demand)")
        let said = desk.inputs(into: nil, name: "mine").sources.list.first { $0.name == "intents" }
        #expect(said?.value.hasSuffix("\(fresh) first attempts") == true)
        #expect(agree(desk.topics.reduce(0) { $0 + $1.share }, 1, relative: 1e-12))
        // Canary: every row without a name counted as one makes too many.
        let named = Set(
            rows.enumerated().filter { isNamed($0.offset, $0.element) }.map(\.element.issue))
        #expect(demand < 0.95 * Double(named.count + log.names.unnamed))
    }

    /// With every name nothing is changed.
    @Test func everyName() throws {
        let log = try Self.log(Self.rows(1), attempts: false) { _, _ in true }
        #expect(log.names.treatment == .complete && log.summary.hiddenShare == 0)
        #expect(Self.contains(log, [.human], 0.3) && Self.contains(log, [.abandoned], 0.6))
    }

    /// Only those who come back have no name: nobody is seen to come back, which tells nothing,
    /// unless attempts are numbered.
    @Test func returnsWithoutNames() throws {
        let rows = Self.rows(1)
        let blind = try Self.log(rows, attempts: false) { $1.attempt == 1 }
        #expect(blind.names.treatment == .unknown(.noReturns))
        let total = blind.table.days.reduce(0) { $0 + $1.total }
        #expect(agree(total, Double(rows.count), relative: 1e-12))
        let desk = FittedDesk(blind, try FittedDemand(blind.table, holdingOut: 0, seed: 1))
        #expect(desk.returns.isEmpty && desk.delay == nil)
        #expect(desk.inputs(into: nil, name: "mine").repeats == nil)
        let counted = try Self.log(rows, attempts: true) { $1.attempt == 1 }
        #expect(counted.names.treatment == .unknown(.tooFew))
        let later = rows.count { $0.attempt > 1 }
        let known = FittedDesk(counted, try FittedDemand(counted.table, holdingOut: 0, seed: 1))
        #expect(
            agree(
                known.returns.first?.share.value ?? 0, Double(later) / Double(rows.count),
                relative: 1e-12))
        let fresh = counted.table.days.reduce(0) { $0 + $1.total }
        #expect(agree(fresh, 20_000, relative: 1e-12))
        // So many come back that volumes are those of the log: .2 of .6 and .8 of .3.
        let repeats = try #require(known.inputs(into: nil, name: "mine").repeats)
        #expect(abs(repeats.model.afterHuman - 0.36) < 0.02)
    }

    /// Four of five have no name, or all: too few to tell anything of returns.
    @Test func hardlyAnyNames() throws {
        let rows = Self.rows(1, issues: 2_000)
        let few = try Self.log(rows, attempts: false) { place, _ in Self.isHeads(place, 0.2) }
        #expect(few.names.treatment == .unknown(.tooFew))
        let none = try Self.log(rows, attempts: false) { _, _ in false }
        #expect(none.names.treatment == .unknown(.noNames))
    }

    /// Those who give up are named less often: the report says so.
    @Test func namesThatAreNotLostAtRandom() throws {
        let log = try Self.log(Self.rows(1), attempts: false) { place, row in
            !row.gaveUp || Self.isHeads(place, 0.6)
        }
        let ends = log.names.extremes
        #expect(ends.map(\.name) == ["giving up", "a conversation with a person"])
        #expect(ends[1].share == 1 && abs(ends[0].share - 0.6) < 0.02)
    }

    /// Of customers, too, whose other issues come by chance.
    @Test func customersLostAtRandom() throws {
        let contacts = CustomerTallyTests.randomLog(2, customers: 1_000).sorted {
            $0.start.seconds < $1.start.seconds
        }
        let rows = contacts.enumerated().map { place, contact in
            let name = Self.isHeads(place, 0.6) ? "\(contact.customer ?? 0)" : "anonymous"
            return "\(Int(contact.start.seconds)),\(name),60\n"
        }
        let log = try CallLogTests.log(
            "t,who,talk\n" + rows.joined(),
            CallLogTests.mapped("start=t,customer=who,talk=talk"))
        #expect(log.names.treatment == .corrected)
        #expect(Self.contains(log, [.human], 0.3))
        let share = try #require(log.summary.returns(after: [.human])?.share.value)
        let fresh = log.table.days.reduce(0) { $0 + $1.total } / Double(log.conversations)
        #expect(abs(fresh - (1 - share)) < 0.005, "\(fresh)")
    }

    /// Of sixty logs the intervals of 53 at least have the truth.
    @Test(.statistical) func intervalsCoverTheTruth() throws {
        var covered = 0
        for number in 0..<60 {
            let log = try Self.log(Self.rows(number, issues: 3_000), attempts: false) { place, _ in
                Self.isHeads(place + 100_000 * number)
            }
            if Self.contains(log, [.human], 0.3, within: 1) { covered += 1 }
        }
        #expect(covered >= 53, "\(covered)")
    }
}
