import ContactRouting
import SimulationKernel
import SimulationStatistics

/// 64 bits that stand for an outcome: equal outcomes have equal ones, on any machine, and
/// others almost surely do not. No secret is kept by it.
public struct OutcomeHash: Hashable, Sendable, CustomStringConvertible {
    /// The bits.
    public private(set) var value: UInt64

    /// Starts with some bits.
    public init(_ value: UInt64 = 0) { self.value = value }

    /// 16 hexadecimal digits.
    public var description: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Takes in another number; the order of the numbers matters.
    public mutating func add(_ number: UInt64) {
        value = (value ^ number) &* 0x9E37_79B9_7F4A_7C15
        value ^= value >> 32
    }
}

extension OutcomeHash {
    /// The hash of every count, sum, area and histogram of a replication, from which all its
    /// measures are made.
    ///
    /// The number of events does not count: it says how the outcome was come by. Each number goes
    /// in with what stands for it, and those that are 0 are left out: so neither the order of
    /// fields in the program nor what other scenarios can do changes the hash of a scenario.
    public init(_ tally: Tally) {
        self.init()
        for (intent, flow) in tally.byIntent.enumerated() { add(flow, .intent, intent) }
        for (hour, flow) in tally.byInterval.enumerated() { add(flow, .interval, hour) }
        for (hour, staffing) in tally.staffingByInterval.enumerated() {
            add(staffing.held, .held, hour)
            add(staffing.slots, .slots, hour)
            add(staffing.busy, .busy, hour)
            add(staffing.present, .present, hour)
        }
        // The first group's is what the others' leave of the intervals', and so below.
        let intervals = tally.staffingByInterval.count
        for (group, staffing) in tally.staffingByGroup.enumerated().dropFirst() {
            add(staffing.held, .held, intervals + group)
            add(staffing.slots, .slots, intervals + group)
            add(staffing.busy, .busy, intervals + group)
            add(staffing.present, .present, intervals + group)
        }
        for (segment, flow) in tally.bySegment.enumerated().dropFirst() {
            add(flow, .segment, segment)
        }
        for (group, flow) in tally.byGroup.enumerated().dropFirst() { add(flow, .group, group) }
        for (part, histogram) in [
            (Part.aiSession, tally.aiSession), (.humanSession, tally.humanSession),
            (.wait, tally.wait), (.handledWait, tally.handledWait), (.endToEnd, tally.endToEnd),
        ] {
            for (bucket, count) in histogram.occupiedBuckets { add(Int128(count), part, bucket) }
        }
        addTruth(of: tally)
        addTotals(of: tally)
        addPeople(of: tally)
    }

    /// What a number is of. Raw values are part of every published hash: never change one.
    private enum Part: UInt64 {
        case intent = 1
        case interval, held, slots, busy, present
        case aiSession, humanSession, wait, handledWait, endToEnd
        case cell, givenCorrect, givenWrong, heldCorrect, heldWrong
        case billed, handOffs, total
        case segment, group
        case people
    }

    private mutating func addTruth(of tally: Tally) {
        let resolutions = tally.resolutions
        for (place, cell) in resolutions.cells.enumerated() {
            add(cell, .cell, place)
        }
        for (level, count) in tally.confidence.enumerated() where count.total > 0 {
            add(Int128(count.givenCorrect), .givenCorrect, level)
            add(Int128(count.givenWrong), .givenWrong, level)
            add(Int128(count.heldCorrect), .heldCorrect, level)
            add(Int128(count.heldWrong), .heldWrong, level)
        }
        for (rule, count) in tally.billedResolutions.enumerated() {
            add(Int128(count), .billed, rule)
        }
        for (reason, count) in tally.handOffsByReason.enumerated() {
            add(Int128(count), .handOffs, reason)
        }
    }

    private mutating func addPeople(of tally: Tally) {
        for (group, people) in tally.peopleByGroup.enumerated() {
            add(Int128(people.hired), .people, group, 1)
            add(Int128(people.left), .people, group, 2)
            add(Int128(people.atEnd ?? 0), .people, group, 3)
        }
        for (group, staffing) in tally.staffingByGroup.enumerated() {
            add(staffing.employed, .people, group, 4)
            add(staffing.overtime, .people, group, 5)
        }
    }

    private mutating func addTotals(of tally: Tally) {
        let (fates, predictions) = (tally.fates, tally.predictions)
        for (place, total) in [
            tally.aiSessionTicks, tally.waitingTicks, Int128(tally.horizon.ticks),
            Int128(fates.resolved), Int128(fates.lost), Int128(fates.awaitingReturn),
            Int128(predictions.count), predictions.predictedTicks, predictions.actualTicks,
            predictions.squaredTicks, Int128(tally.returnsScheduled), Int128(tally.returnsBegun),
            tally.waitedTicks, tally.servedTicks, Int128(tally.leftBehind),
            Int128(tally.resolutions.complexities), Int128(tally.resolutions.segments),
        ].enumerated() {
            add(total, .total, place)
        }
    }

    /// Adds every count and sum of a value by the number that stands for it.
    private mutating func add<Sums: Summed>(_ sums: Sums, _ part: Part, _ place: Int) {
        for count in Sums.sums.counts {
            add(Int128(sums[keyPath: count.property]), part, place, count.tag)
        }
        for time in Sums.sums.times { add(sums[keyPath: time.property], part, place, time.tag) }
    }

    /// Adds a number and what it is, unless it is 0.
    private mutating func add(
        _ number: Int128, _ part: Part, _ place: Int, _ tag: UInt64 = 0
    ) {
        guard number != 0 else { return }
        add(part.rawValue << 32 | tag)
        add(UInt64(place))
        add(UInt64(truncatingIfNeeded: number))
        add(UInt64(truncatingIfNeeded: number >> 64))
    }
}

/// Something that must not change from repeat to repeat has changed.
public struct ChangedOutcome: Error, Equatable, CustomStringConvertible {
    /// What was repeated.
    public let subject: String
    /// Its hash at first.
    public let expected: OutcomeHash
    /// Its hash later.
    public let found: OutcomeHash

    /// Creates the error.
    public init(subject: String, expected: OutcomeHash, found: OutcomeHash) {
        (self.subject, self.expected, self.found) = (subject, expected, found)
    }

    /// The two hashes.
    public var description: String {
        "\(subject) came out differently when repeated: hash \(found), not \(expected)"
    }

    /// Throws if the two differ.
    static func check(
        _ found: OutcomeHash, is expected: OutcomeHash?, of subject: String
    ) throws(ChangedOutcome) {
        guard let expected, found != expected else { return }
        throw ChangedOutcome(subject: subject, expected: expected, found: found)
    }
}
