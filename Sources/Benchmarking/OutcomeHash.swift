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

    private mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    private mutating func add(_ number: Int128) {
        add(UInt64(truncatingIfNeeded: number))
        add(UInt64(truncatingIfNeeded: number >> 64))
    }
}

extension OutcomeHash {
    /// The hash of every count, sum, area and histogram of a replication, from which all its
    /// measures are made.
    ///
    /// The number of events does not count: it says how the outcome was come by.
    public init(_ tally: Tally) {
        self.init()
        for flow in tally.byIntent { add(flow) }
        for flow in tally.byHourOfWeek { add(flow) }
        for staffing in tally.staffingByHourOfWeek {
            for area in [staffing.held, staffing.slots, staffing.busy, staffing.present] {
                add(area)
            }
        }
        for histogram in [
            tally.aiSession, tally.humanSession, tally.wait, tally.handledWait, tally.endToEnd,
        ] {
            add(histogram.count)
            for (bucket, count) in histogram.occupiedBuckets {
                add(bucket)
                add(count)
            }
        }
        add(tally.aiSessionTicks)
        add(tally.waitingTicks)
        add(Int(tally.horizon.ticks))
        addTruth(of: tally)
    }

    /// What only some scenarios have is left out where it is not, so that the hash of a scenario
    /// does not depend on what others can do.
    private mutating func addTruth(of tally: Tally) {
        for cell in tally.resolutions.cells {
            for count in Resolutions.counts { add(cell[keyPath: count]) }
            add(cell.waitTicks)
        }
        for (level, count) in tally.confidence.enumerated() where count.total > 0 {
            add(level)
            add(UInt64(count.givenCorrect) << 32 | UInt64(count.givenWrong))
            add(UInt64(count.heldCorrect) << 32 | UInt64(count.heldWrong))
        }
        for billed in tally.billedResolutions { add(billed) }
        if !tally.resolutions.cells.isEmpty {
            let fates = tally.fates
            for count in tally.handOffsByReason { add(count) }
            for count in [fates.resolved, fates.lost, fates.awaitingReturn] { add(count) }
        }
        let predictions = tally.predictions
        if predictions.count > 0 {
            add(predictions.count)
            for ticks in [
                predictions.predictedTicks, predictions.actualTicks, predictions.squaredTicks,
            ] {
                add(ticks)
            }
        }
        let flow = tally.total
        for (place, count) in [
            flow.foundAIDown, flow.leftAIQueue, flow.lostInHandOver, flow.lostInOutage,
            flow.staticAnswers, flow.loops, flow.sessionsAfterWait,
        ].enumerated() where count > 0 {
            add(place)
            add(count)
        }
    }

    private mutating func add(_ flow: Flow) {
        for count in [
            flow.offered, flow.fresh, flow.closed, flow.aiConversations, flow.aiBlocked,
            flow.contained, flow.assumedResolved, flow.handOffs, flow.askedForHuman,
            flow.unserved, flow.humanOffered, flow.handled, flow.handledAfterWait,
            flow.handledInTime, flow.abandoned, flow.abandonedInTime, flow.blocked,
        ] {
            add(count)
        }
        for ticks in [
            flow.aiTicks, flow.humanTicks, flow.handledWaitTicks, flow.abandonedWaitTicks,
            flow.endToEndTicks,
        ] {
            add(ticks)
        }
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
