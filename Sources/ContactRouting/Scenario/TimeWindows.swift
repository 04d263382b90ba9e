import RandomVariates
import SimulationKernel

/// Stretches of a run in which something is otherwise: those known beforehand, and those that
/// chance brings, by an alternating renewal process.
struct TimeWindows {
    /// From the start of the measured part; they may overlap.
    let known: [Outages.Window]
    /// Time from the end of one to the start of the next, seconds; nil if chance brings none.
    let timeBetween: Distribution?
    /// Length of one that chance brings, seconds.
    let length: Distribution

    /// Every one of a run, in order and apart from each other.
    ///
    /// - Parameters:
    ///   - up: draws the times between them.
    ///   - down: draws their lengths.
    func intervals(
        _ measurement: MeasurementPlan, up: KeyedStream, down: KeyedStream
    ) -> [Range<Instant>] {
        let end = measurement.end
        var intervals = known.compactMap { window -> Range<Instant>? in
            let start = Instant(ticks: max(0, measurement.warmUp.ticks + window.start.ticks))
            let stop = Instant(
                ticks: measurement.warmUp.ticks + window.start.ticks + window.length.ticks)
            return start < stop && start < end ? start..<stop : nil
        }
        intervals += randomIntervals(before: end, up, down)
        return TimeWindows.together(intervals)
    }

    /// The same times, those that overlap or touch being one.
    static func together(_ intervals: [Range<Instant>]) -> [Range<Instant>] {
        intervals.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, next in
            if let last = merged.last, next.lowerBound <= last.upperBound {
                merged[merged.count - 1] =
                    last.lowerBound..<max(last.upperBound, next.upperBound)
            } else {
                merged.append(next)
            }
        }
    }

    /// An alternating renewal process: up, down, up, ...
    private func randomIntervals(
        before end: Instant, _ up: KeyedStream, _ down: KeyedStream
    ) -> [Range<Instant>] {
        guard let timeBetween else { return [] }
        var intervals: [Range<Instant>] = []
        var now = Instant.zero
        var number: UInt64 = 0
        while true {
            let start =
                now + TimeSpan(seconds: timeBetween.quantile(up.uniform(entity: number)))
            let span = TimeSpan(seconds: length.quantile(down.uniform(entity: number)))
            guard start < end, start > now || span > .zero else { return intervals }
            now = start + span
            if span > .zero { intervals.append(start..<now) }
            number += 1
        }
    }
}

extension Scenario {
    /// When the AI is down: in outages of its own, and in incidents that break it.
    func times(ofOutages stream: CustomerStream) -> [Range<Instant>] {
        guard let outages = ai?.outages else { return [] }
        let own = TimeWindows(
            known: outages.windows, timeBetween: outages.timeBetween, length: outages.timeToRepair
        ).intervals(
            measurement, up: stream.draws(.timeBetweenOutages), down: stream.draws(.timeToRepair))
        guard incidents?.breaksAI == true else { return own }
        return TimeWindows.together(own + times(ofIncidents: stream))
    }

    /// When there are incidents.
    func times(ofIncidents stream: CustomerStream) -> [Range<Instant>] {
        guard let incidents else { return [] }
        return TimeWindows(
            known: incidents.windows, timeBetween: incidents.timeBetween, length: incidents.length
        ).intervals(
            measurement, up: stream.draws(.timeBetweenIncidents),
            down: stream.draws(.lengthOfIncident))
    }
}
