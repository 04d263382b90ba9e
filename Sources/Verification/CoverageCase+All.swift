import ContactRouting
import Experiments
import QueueingTheory
import SimulationStatistics

extension CoverageCase {
    /// Every case of the study.
    ///
    /// The queues are small and the replications short, so that a thousand studies take minutes;
    /// each replication is still a hundred relaxation times or so of its queue.
    public static func all() throws -> [CoverageCase] {
        try means() + ratios() + handOvers() + [difference()] + sequential() + batches()
            + warmUps() + [warmUpOnTheSameCustomers()] + percentiles() + skewed()
    }

    /// M/M/3 at a load of 2: twenty weeks.
    private static func means() throws -> [CoverageCase] {
        let setting = try CoverageSetting("m-m-3", ["horizonDays": "7"], replications: 20)
        let method = "20 replications"
        return try [
            setting.study(
                "waitingSeconds", method, exact: { try $0.erlangC().meanWait }, in: "M/M/3"),
            setting.study(
                "delayedShare", method, exact: { try $0.erlangC().waitProbability },
                in: "M/M/3"),
            setting.study(
                "waitingSecondsP90", method, exact: { try $0.erlangC().waitQuantile(0.9) },
                in: "M/M/3"),
        ]
    }

    /// Erlang A with 14 agents: twenty half-days.
    private static func ratios() throws -> [CoverageCase] {
        let setting = try CoverageSetting(
            "erlang-a-14", ["horizonDays": "0.5", "warmUpDays": "0.125"], replications: 20)
        let method = "20 replications"
        return try [
            setting.study(
                "abandonmentRate", method, exact: { $0.erlangA().abandonmentProbability },
                in: "Erlang A"),
            setting.study(
                "serviceLevel", method,
                exact: {
                    $0.erlangA().serviceLevels(within: $0.acceptableSeconds)
                        .ignoringEarlyAbandonments
                }, in: "Erlang A"),
        ]
    }

    /// A threshold of confidence before impatient customers: twenty times a tenth of a day.
    private static func handOvers() throws -> [CoverageCase] {
        let setting = try CoverageSetting(
            "ai-threshold", ["horizonDays": "0.1", "warmUpDays": "0.125"], replications: 20)
        let method = "20 replications"
        return try [
            setting.study("coverage", method, exact: { $0.selection.coverage }, in: "threshold"),
            setting.study("selectiveRisk", method, exact: { $0.selection.risk }, in: "threshold"),
            setting.study(
                "abandonmentRate", method,
                exact: { $0.afterThreshold.abandonmentProbability }, in: "threshold"),
        ]
    }

    /// What the fourteenth agent saves, on the same customers.
    private static func difference() throws -> CoverageCase {
        let settings = try ["14", "13"].map { agents in
            try CoverageSetting(
                "erlang-a-14",
                ["horizonDays": "0.5", "warmUpDays": "0.125", "humans.agents": agents],
                replications: 20)
        }
        let measure = try Measure.find("waitingSeconds")
        let waits = settings.map { $0.scenario.erlangA().meanWait }
        return CoverageCase(
            name: "Erlang A waitingSeconds, 14 less 13 agents", method: "20 paired replications",
            exact: waits[0] - waits[1]
        ) { seed in
            let samples = try settings.map { try $0.sample(seed: seed).linearised(measure) }
            guard let first = samples[0], let second = samples[1] else {
                throw NoSteadyState(replications: 20, total: 20)
            }
            return Finding(
                estimate: PairedDifference(first, second).estimate, replications: 20)
        }
    }

    /// Stopping as soon as the interval is small enough.
    private static func sequential() throws -> [CoverageCase] {
        try [0.1, 0.05].map { share in
            var analysis = OutputAnalysis()
            analysis.precision = try Precision(
                .relative(share), measures: [Measure.find("waitingSeconds")])
            let setting = try CoverageSetting(
                "erlang-a-14", ["horizonDays": "0.5", "warmUpDays": "0.125"], replications: 10,
                analysis)
            return try setting.study(
                "waitingSeconds", "to \(Int(share * 100)) %, from 10 replications",
                exact: { $0.erlangA().meanWait }, in: "Erlang A")
        }
    }

    /// One long run of M/M/3, cut into batches of a week, and into batches far too short.
    private static func batches() throws -> [CoverageCase] {
        try [("140", "7 days"), ("2.5", "3 hours, too short")].map { horizon, length in
            var analysis = OutputAnalysis()
            analysis.batches = 20
            let setting = try CoverageSetting(
                "m-m-3", ["horizonDays": horizon], replications: 1, analysis)
            return try setting.study(
                "waitingSeconds", "20 batches of \(length)",
                exact: { try $0.erlangC().meanWait }, in: "M/M/3")
        }
    }

    /// Short runs of Erlang A that start empty: behind nothing, and behind what MSER-5 finds.
    private static func warmUps() throws -> [CoverageCase] {
        try [2, 8].flatMap { hours in
            try [false, true].map { finds in
                var analysis = OutputAnalysis()
                analysis.findsWarmUp = finds
                let setting = try CoverageSetting(
                    "erlang-a-14", emptyStart(hours: hours), replications: 50, analysis)
                return try setting.study(
                    "waitingSeconds",
                    "50 times \(hours) hours, " + (finds ? "MSER-5" : "from empty"),
                    exact: { $0.erlangA().meanWait }, in: "Erlang A")
            }
        }
    }

    /// What MSER-5 would do if the trial run had the customers of the replication itself.
    private static func warmUpOnTheSameCustomers() throws -> CoverageCase {
        let setting = try CoverageSetting("erlang-a-14", emptyStart(hours: 2), replications: 50)
        let search = try WarmUpSearch(setting.scenario)
        let measure = try Measure.find("waitingSeconds")
        return CoverageCase(
            name: "Erlang A waitingSeconds",
            method: "50 times 2 hours, MSER-5 on the customers measured",
            exact: setting.scenario.erlangA().meanWait
        ) { seed in
            let series = Series(seed: seed)
            let ratios = try (0..<50).compactMap { replication in
                let found = try search.warmUp(on: series, replication: replication)
                let scenario = search.scenario(after: found)
                let tally = try simulate(
                    scenario, series.customers(replication))
                return measure.ratio(tally, scenario)
            }
            let values = ratios.linearised ?? ReplicatedSample([])
            return Finding(estimate: values.estimate, replications: ratios.count)
        }
    }

    private static func emptyStart(hours: Int) -> KeyValuePairs<String, String> {
        ["horizonDays": "\(Double(hours) / 24)", "warmUpDays": "0"]
    }
}
