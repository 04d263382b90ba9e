import ContactRouting
import SimulationKernel
import SimulationStatistics

extension Observation: Keepable {
    /// What is known of a replication before it is simulated.
    struct Shape: Sendable {
        private let scenario: Scenario
        fileprivate let measures: Int
        fileprivate let parts: Int
        fileprivate let warmUps: ClosedRange<Int>

        /// Of a replication of a scenario.
        ///
        /// - Parameter findsWarmUp: whether its warm-up is looked for.
        init(
            _ scenario: Scenario, by dimensions: [Grouping], _ measures: MeasureSet,
            findsWarmUp: Bool = false
        ) {
            self.scenario = scenario
            self.measures = measures.all.count
            parts = dimensions.reduce(0) { $0 + $1.parts(of: scenario).count }
            warmUps = 0...(findsWarmUp ? 1 : 0)
        }

        fileprivate func fits(_ checks: RunChecks) -> Bool { checks.arePlausible(of: scenario) }

        /// Sketches of every kind of durations.
        fileprivate static let sketches = ListShape(Durations.allCases.count, each: ())
        /// Those of the parts, which may have none.
        fileprivate var sketchesOfParts: ListShape<ListShape<Void>> {
            ListShape(parts, each: ListShape(0...Durations.allCases.count, each: ()))
        }
    }

    init(_ unpacking: inout WordUnpacking, as shape: Shape) throws(NotPacked) {
        run = try Run(&unpacking, as: ())
        ratios = try unpacking.optionals(count: shape.measures)
        durations = try [DurationHistogram.Packed](&unpacking, as: Shape.sketches)
        packedParts = try [PackedRatios](
            &unpacking, as: ListShape(shape.parts, each: shape.measures))
        durationsOfParts = try [[DurationHistogram.Packed]](&unpacking, as: shape.sketchesOfParts)
        contradictions = try [String](&unpacking, as: .contradictions)
        packedChecks = try unpacking.packed()
        warmUp = try [FoundWarmUp](&unpacking, as: ListShape(shape.warmUps, each: ())).first
        guard shape.fits(try RunChecks(packedChecks)),
            durationsOfParts.allSatisfy({ [0, Durations.allCases.count].contains($0.count) })
        else { throw NotPacked() }
    }

    func pack(into packing: inout WordPacking) {
        run.pack(into: &packing)
        packing.append(optionals: ratios)
        durations.pack(into: &packing)
        packedParts.pack(into: &packing)
        durationsOfParts.pack(into: &packing)
        contradictions.pack(into: &packing)
        packing.append(packed: packedChecks)
        (warmUp.map { [$0] } ?? []).pack(into: &packing)
    }
}

/// Ratios of which most are missing, in few bytes.
struct PackedRatios: Keepable {
    private let bytes: [UInt8]
    private let count: Int

    init(_ ratios: [Ratio?]) {
        count = ratios.count
        var packing = WordPacking()
        packing.append(areThere: ratios.map { $0 != nil })
        packing.append(
            numbers: ratios.compactMap(\.self).flatMap { [$0.numerator, $0.denominator] })
        bytes = packing.finished()
    }

    /// - Parameter count: how many ratios there are, with the missing ones.
    init(_ unpacking: inout WordUnpacking, as count: Int) throws(NotPacked) {
        bytes = try unpacking.packed()
        self.count = count
        _ = try unpacked()
    }

    func pack(into packing: inout WordPacking) { packing.append(packed: bytes) }

    /// What was packed.
    var ratios: [Ratio?] {
        guard let ratios = try? unpacked() else {
            preconditionFailure("packed ratios were read when they came")
        }
        return ratios
    }

    private func unpacked() throws(NotPacked) -> [Ratio?] {
        var unpacking = WordUnpacking(bytes)
        let present = try unpacking.areThere(count: count)
        let numbers = try unpacking.numbers(count: 2 * present.count(where: \.self))
        guard unpacking.isAtEnd else { throw NotPacked() }
        var place = 0
        return present.map { isThere in
            guard isThere else { return nil }
            defer { place += 2 }
            return Ratio(numbers[place], per: numbers[place + 1])
        }
    }
}

extension DurationHistogram.Packed: Keepable {
    init(_ unpacking: inout WordUnpacking, as shape: Void) throws(NotPacked) {
        try self.init(checking: try unpacking.packed())
    }

    func pack(into packing: inout WordPacking) { packing.append(packed: bytes) }
}

extension String: Keepable {
    init(_ unpacking: inout WordUnpacking, as shape: Void) throws(NotPacked) {
        self = try unpacking.text()
        guard utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else { throw NotPacked() }
    }

    func pack(into packing: inout WordPacking) { packing.append(text: self) }
}

extension ListShape<Void> {
    /// What cannot be true and is: there are not so many kinds.
    static var contradictions: ListShape { ListShape(0...1_000, each: ()) }
}

extension Run: Keepable {
    init(_ unpacking: inout WordUnpacking, as shape: Void) throws(NotPacked) {
        let (total, staffing): (Flow, StaffTime) = (
            try unpacking.value(), try unpacking.value()
        )
        guard Flow.sums.isPlausible(total), staffing.isPlausible else { throw NotPacked() }
        self.init(
            total: total, staffing: staffing,
            fullTimeEquivalents: try unpacking.optionals(Double.self, count: 1)[0])
    }

    func pack(into packing: inout WordPacking) {
        packing.append(total)
        packing.append(staffing)
        packing.append(optionals: [fullTimeEquivalents])
    }
}

extension FoundWarmUp: Keepable {
    init(_ unpacking: inout WordUnpacking, as shape: Void) throws(NotPacked) {
        truncation = TimeSpan(ticks: try unpacking.value())
        isSteady = try unpacking.integer() != 0
        warmUp = TimeSpan(ticks: try unpacking.value())
        guard truncation >= .zero, warmUp >= .zero else { throw NotPacked() }
    }

    func pack(into packing: inout WordPacking) {
        packing.append(truncation.ticks)
        packing.append(isSteady ? 1 : 0)
        packing.append(warmUp.ticks)
    }
}
