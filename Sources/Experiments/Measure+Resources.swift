import ContactRouting
import SimulationStatistics

extension Measure {
    /// A percentile of a time.
    static func percentile(
        _ name: String, _ percent: Int, _ what: String, _ secondsPerUnit: Double,
        of durations: Durations
    ) -> Measure {
        Measure(
            name: "\(name)P\(percent)", unit: secondsPerUnit == 1 ? "seconds" : "minutes",
            definition: "percentile \(percent) of the \(what), all replications together "
                + "(relative error at most 0.4 %)",
            source: .percentile(
                Double(percent) / 100, of: durations, secondsPerUnit: secondsPerUnit))
    }

    private static func minutes(
        _ name: String, _ definition: String, percentilesOf what: String,
        of durations: Durations, _ mean: Source
    ) -> [Measure] {
        [Measure(name: name, unit: "minutes", definition: definition, source: mean)]
            + [50, 90, 99].map { percentile(name, $0, what, 60, of: durations) }
    }

    static let times =
        minutes(
            "aiSessionMinutes", "mean AI session over AI conversations",
            percentilesOf: "AI sessions", of: .aiSession,
            .conversations {
                Ratio(ticks: $0.aiTicks, per: $0.aiConversations, secondsPerUnit: 60)
            })
        + minutes(
            "humanSessionMinutes",
            "mean human session, elapsed, over conversations handled by humans or passed on",
            percentilesOf: "human sessions", of: .humanSession,
            .handled { Ratio(ticks: $0.sessionTicks, per: $0.served, secondsPerUnit: 60) })
        + [
            Measure(
                name: "handleTimeMinutes", unit: "minutes",
                definition: "mean handle time (AHT) over conversations that an agent took: the "
                    + "session, after-contact work, ringing, being away after not answering, and "
                    + "staying with what was passed on",
                source: .handled {
                    Ratio(ticks: $0.handleTicks, per: $0.served, secondsPerUnit: 60)
                }, condition: \.hasMoreThanSessions),
            Measure(
                name: "afterContactMinutes", unit: "minutes",
                definition: "mean after-contact work over conversations handled by humans",
                source: .handled {
                    Ratio(ticks: $0.afterContactTicks, per: $0.handled, secondsPerUnit: 60)
                }, condition: { $0.intents.contains { $0.afterContactWork != nil } }),
        ]
        + minutes(
            "endToEndMinutes",
            "mean time from start to end of a conversation, waits included, over all closed",
            percentilesOf: "times from start to end", of: .endToEnd,
            .conversations {
                Ratio(ticks: $0.endToEndTicks, per: $0.closed, secondsPerUnit: 60)
            })

    static let resources = [
        staffing(
            "occupancy", "share",
            "conversations held over slots on duty; finishing work counts in both"
        ) { Ratio(Double($0.held), per: Double($0.slots)) },
        staffing(
            "agentBusyShare", "share", "time with at least one conversation over time on duty"
        ) { Ratio(Double($0.busy), per: Double($0.present)) },
        staffing(
            "conversationsPerBusyAgent", "conversations", "mean held by an agent who holds any"
        ) { Ratio(Double($0.held), per: Double($0.busy)) },
        present("agentsOnDuty", "agents", "mean number of agents on duty or finishing") {
            $0.present
        },
        present(
            "slotsOnDuty", "slots",
            "mean number of conversations that the agents on duty or finishing may hold at once"
        ) { $0.slots },
        offeredLoad,
        queueLength,
        run("aiSessionsInProgress", "sessions", "mean number of AI sessions in progress") {
            tally, scenario in
            scenario.ai.map { _ in
                Ratio(Double(tally.aiSessionTicks), per: Double(tally.horizon.ticks))
            }
        },
        agents(
            "fullTimeEquivalents", "agents",
            "full-time agents on the payroll: on duty, grossed up for shrinkage and paid week"
        ) { tally, scenario, groups in
            tally.fullTimeEquivalents(scenario, of: groups).map { Ratio($0) }
        },
        run(
            "conversationsPerAgentMonth", "conversations",
            "offered in 30 days per full-time agent on the payroll"
        ) { tally, scenario in
            guard let agents = tally.fullTimeEquivalents(scenario), agents > 0 else { return nil }
            let months = tally.horizon.seconds / (30 * 86_400)
            return Ratio(Double(tally.total.offered) / (agents * months))
        },
    ]

    /// Agents, or what they can hold, at a time.
    private static func present(
        _ name: String, _ unit: String, _ definition: String,
        _ area: @escaping @Sendable (StaffTime) -> Int128
    ) -> Measure {
        var measure = agents(name, unit, definition) { tally, _, groups in
            let staffing = tally.staffingByGroup[groups].reduce(StaffTime(), +)
            return Ratio(Double(area(staffing)), per: Double(tally.horizon.ticks))
        }
        measure.inIntervals = { tally, intervals, ticks in
            Ratio(Double(area(tally.staffing(inIntervals: intervals))), per: ticks)
        }
        return measure
    }

    private static let offeredLoad: Measure = {
        @Sendable func erlangs(_ offered: Int, of tally: Tally, _ ticks: Double) -> Ratio? {
            let whole = tally.total
            guard whole.served > 0 else { return offered == 0 ? Ratio(0, per: ticks) : nil }
            let session = Double(whole.sessionTicks) / Double(whole.served)
            return Ratio(Double(offered) * session, per: ticks)
        }
        var measure = run(
            "offeredLoad", "erlangs",
            "conversations that humans would hold on average if nobody gave up or waited: offered "
                + "to humans x mean human session (of the whole run) over time"
        ) { tally, _ in
            erlangs(tally.total.humanOffered, of: tally, Double(tally.horizon.ticks))
        }
        measure.condition = { $0.humans != nil }
        measure.inIntervals = { tally, intervals, ticks in
            erlangs(tally.flow(inIntervals: intervals).humanOffered, of: tally, ticks)
        }
        measure.inPeriod = { period, whole in
            erlangs(period.total.humanOffered, of: whole, Double(period.horizon.ticks))
        }
        return measure
    }()

    private static let queueLength: Measure = {
        var measure = run(
            "queueLength", "conversations",
            "mean number waiting for a human; of a part of the day the waits of those offered in "
                + "it over its length"
        ) { tally, _ in
            Ratio(Double(tally.waitingTicks), per: Double(tally.horizon.ticks))
        }
        measure.inIntervals = { tally, intervals, ticks in
            Ratio(Double(tally.flow(inIntervals: intervals).waitTicks), per: ticks)
        }
        return measure
    }()

    private static func staffing(
        _ name: String, _ unit: String, _ definition: String,
        _ ratio: @escaping @Sendable (StaffTime) -> Ratio
    ) -> Measure {
        Measure(name: name, unit: unit, definition: definition, source: .staffing(ratio))
    }

    static func agents(
        _ name: String, _ unit: String, _ definition: String,
        _ ratio: @escaping @Sendable (Tally, Scenario, Range<Int>) -> Ratio?
    ) -> Measure {
        Measure(name: name, unit: unit, definition: definition, source: .agents(ratio))
    }

    static func run(
        _ name: String, _ unit: String, _ definition: String, counts: Bool = false,
        _ ratio: @escaping @Sendable (Tally, Scenario) -> Ratio?
    ) -> Measure {
        Measure(
            name: name, unit: unit, definition: definition, source: .run(ratio),
            countsInRun: counts)
    }

    /// What a run says beside its baseline.
    static let comparisons = [
        againstBaseline(
            "fullTimeEquivalentsFreed", "agents",
            "full-time agents of the baseline less those that this work needs at its occupancy"
        ) { run, baseline in
            guard let now = run.fullTimeEquivalents, let before = baseline.fullTimeEquivalents
            else { return nil }
            return Ratio(before - now * run.occupancy / baseline.occupancy)
        },
        againstBaseline(
            "endToEndChange", "share", "endToEndMinutes over that of the baseline, less 1"
        ) { run, baseline in
            let (now, before) = (run.total, baseline.total)
            let meanNow = Double(now.endToEndTicks) / Double(now.closed)
            return Ratio(meanNow / (Double(before.endToEndTicks) / Double(before.closed)) - 1)
        },
        againstBaseline(
            "repeatRateChange", "share", "repeatRate over that of the baseline, less 1"
        ) { run, baseline in
            func rate(_ flow: Flow) -> Double {
                Double(flow.offered - flow.fresh) / Double(flow.offered)
            }
            return Ratio(rate(run.total) / rate(baseline.total) - 1)
        },
        againstBaseline("occupancyChange", "share", "occupancy less that of the baseline") {
            run, baseline in Ratio(run.occupancy - baseline.occupancy)
        },
    ]

    private static func againstBaseline(
        _ name: String, _ unit: String, _ definition: String,
        _ ratio: @escaping @Sendable (Run, Run) -> Ratio?
    ) -> Measure {
        Measure(name: name, unit: unit, definition: definition, source: .againstBaseline(ratio))
    }
}

extension Scenario {
    /// Whether conversations hold agents for longer than customers are with them.
    fileprivate var hasMoreThanSessions: Bool {
        guard let humans else { return false }
        return humans.ringing != Ringing() || !humans.transfers.isEmpty
            || intents.contains { $0.afterContactWork != nil }
    }
}
