import ContactRouting
import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

extension StaffingResult {
    /// The result with what was spent on it.
    func closed(_ trials: StaffingTrials) -> StaffingResult {
        var result = self
        result.replicationsRun = trials.replicationsRun
        result.contradictions = trials.contradictions
        return result
    }

    /// Takes over what a certificate says.
    mutating func fill(_ certificate: StaffingCertificate, _ search: StaffingSearch) {
        let (trials, sample) = (search.trials, certificate.sample)
        certifyingReplications = sample.observations.count
        confidence = certificate.confidence
        scenario = sample.scenario
        settings = [trials.setting(certificate.agents)]
        measures = sample.values()
        intervals = trials.intervals.indices.filter { trials.isMeasured[$0] }.map { number in
            IntervalStaffing(
                interval: trials.intervals[number],
                offeredLoad: search.models[number]?.offeredLoad ?? 0,
                erlang: search.erlang[number], agents: certificate.agents[number],
                targets: certificate.local[number].compactMap(\.self),
                occupancy: trials.linearised(
                    Measure.builtIn("occupancy"), sample, in: number)?.estimate,
                fewer: certificate.withFewer[number]?.agents,
                withFewer: certificate.withFewer[number]?.verdict)
        }
        whole =
            certificate.whole + certificate.spending
            + (trials.unit == .constant ? [] : certificate.localOverall)
        shortfalls = shortfalls(certificate, trials)
    }

    private func shortfalls(
        _ certificate: StaffingCertificate, _ trials: StaffingTrials
    ) -> [StaffingShortfall] {
        let agents = certificate.sample.scenario.meanAgentsOnDuty
        func shortfall(_ result: TargetResult, _ interval: StaffingInterval?) -> StaffingShortfall {
            let isSpending = result.target.boundsSpending && result.verdict == .missed
            return StaffingShortfall(
                result: result, interval: interval, agents: agents,
                reason: isSpending ? .atFewestAgents : .undecided)
        }
        let ofIntervals = trials.intervals.indices.flatMap { number in
            certificate.local[number].compactMap(\.self).filter { $0.verdict != .met }.map {
                shortfall($0, trials.unit == .constant ? nil : trials.intervals[number])
            }
        }
        return ofIntervals
            + (certificate.whole + certificate.spending).filter { $0.verdict != .met }.map {
                shortfall($0, nil)
            }
    }
}

extension StaffingTrials {
    /// The setting that staffs a workload so.
    func setting(_ agents: [Int]) -> Setting {
        unit == .constant
            ? Setting(path: JSONPath([.key("humans"), .key("agents")]), text: "\(agents[0])")
            : Setting(agentsPerWeek: byInterval(agents))
    }

    /// What one agent more, or fewer, in every interval changes, on the customers of a certificate.
    mutating func effects(around certificate: StaffingCertificate) async throws -> [StaffingEffect]
    {
        let usual = [
            "serviceLevel", "waitingSeconds", "abandonmentRate", "occupancy",
            "costPerConversation", "costPerTrueResolution",
        ]
        var measures = (local + whole + spending).map(\.measure)
        let names = measures.map(\.name)
        measures += usual.filter { !names.contains($0) }.map(Measure.builtIn)
        // Paired differences are so sure that more are not worth their time.
        let count = min(certificate.sample.observations.count, StaffingCertifier.firstLook)
        let staffed = certificate.sample.first(count)
        let (more, fewer) = (
            try await simulate(
                certificate.agents.map { $0 + 1 }, series: certificate.series, replications: count),
            certificate.agents.allSatisfy { $0 <= 1 }
                ? nil
                : try await simulate(
                    certificate.agents.map { max($0 - 1, min($0, 1)) }, series: certificate.series,
                    replications: count)
        )
        func change(_ measure: Measure, _ sample: Sample?) -> Estimate? {
            guard let after = sample?.linearised(measure),
                let before = staffed.linearised(measure)
            else { return nil }
            return PairedDifference(after, before).estimate
        }
        return measures.compactMap { measure in
            guard certificate.sample.linearised(measure) != nil else { return nil }
            return StaffingEffect(
                measure: measure, oneMore: change(measure, more), oneFewer: change(measure, fewer))
        }
    }
}
