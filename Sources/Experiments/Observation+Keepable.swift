import ContactRouting
import SimulationKernel
import SimulationStatistics

extension Observation: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        run = try Run(&unpacking)
        ratios = try unpacking.optionals()
        durations = try [DurationHistogram.Packed](&unpacking)
        packedParts = try [PackedRatios](&unpacking)
        durationsOfParts = try [[DurationHistogram.Packed]](&unpacking)
        contradictions = try [String](&unpacking)
        packedChecks = try unpacking.packed()
        _ = try RunChecks(packedChecks)
        warmUp = try [FoundWarmUp](&unpacking).first
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

    init(_ ratios: [Ratio?]) {
        var packing = WordPacking()
        packing.append(optionals: ratios)
        bytes = packing.finished()
    }

    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        bytes = try unpacking.packed()
        var inner = WordUnpacking(bytes)
        _ = try inner.optionals(Ratio.self)
    }

    func pack(into packing: inout WordPacking) { packing.append(packed: bytes) }

    /// What was packed.
    var ratios: [Ratio?] {
        var unpacking = WordUnpacking(bytes)
        guard let ratios = try? unpacking.optionals(Ratio.self) else {
            preconditionFailure("packed ratios were read when they came")
        }
        return ratios
    }
}

extension DurationHistogram.Packed: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        try self.init(checking: try unpacking.packed())
    }

    func pack(into packing: inout WordPacking) { packing.append(packed: bytes) }
}

extension String: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) { self = try unpacking.text() }

    func pack(into packing: inout WordPacking) { packing.append(text: self) }
}

extension Run: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        let (total, staffing): (Flow, StaffTime) = (
            try unpacking.value(), try unpacking.value()
        )
        self.init(
            total: total, staffing: staffing,
            fullTimeEquivalents: try unpacking.optionals(Double.self).first ?? nil)
    }

    func pack(into packing: inout WordPacking) {
        packing.append(total)
        packing.append(staffing)
        packing.append(optionals: [fullTimeEquivalents])
    }
}

extension FoundWarmUp: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        truncation = TimeSpan(ticks: try unpacking.value())
        isSteady = try unpacking.integer() != 0
        warmUp = TimeSpan(ticks: try unpacking.value())
    }

    func pack(into packing: inout WordPacking) {
        packing.append(truncation.ticks)
        packing.append(isSteady ? 1 : 0)
        packing.append(warmUp.ticks)
    }
}
