import StrictJSON
import TestSupport
import Testing

@testable import Workloads

/// How inputs without a source are moved, kind by kind.
@Suite struct PerturbationTests {
    /// Perturbations as `path: low | high`, or `path: reason`, of a workload in which only the
    /// given paths are assumptions.
    private func lines(
        _ text: String, _ paths: [String], _ settings: [Setting] = []
    ) throws -> [String] {
        let labels = paths.map { #""\#($0)": "a guess""# }.joined(separator: ", ")
        let rest = ["demand", "ai", "humans", "repeats", "intents"].filter { !paths.contains($0) }
        let sources = rest.map { #""\#($0)": "a paper""# }.joined(separator: ", ")
        let member = #""repeats": {"afterAI": 0.1}"#
        let labelled = text.replacing(
            member, with: #"\#(member), "sources": {\#(sources)}, "assumptions": {\#(labels)}"#)
        return try Workload.perturbations(
            of: SourceText(name: "small.json", text: labelled), settings: settings
        ).map(line)
    }

    private func line(_ perturbation: Perturbation) -> String {
        func text(_ setting: Setting?) -> String {
            guard let setting else { return "-" }
            let place = setting.path == perturbation.path ? "" : "\(setting.path.name)="
            return place + setting.text
        }
        let reason = perturbation.reason.map { " (\($0))" } ?? ""
        return "\(perturbation.path.name): \(text(perturbation.low)) | "
            + "\(text(perturbation.high))\(reason)"
    }

    /// The small desk with intents, so that every source is of an input.
    private func desk(_ old: String = "", _ new: String = "") throws -> String {
        let intents = #""intents": [{"name": "a", "share": 0.6}, {"name": "b", "share": 0.4}], "#
        let text = SmallDesk.text.replacing(#""repeats""#, with: intents + #""repeats""#)
        if old.isEmpty { return text }
        try #require(text.contains(old))
        return text.replacing(old, with: new)
    }

    @Test func numbersMoveByAFifth() throws {
        #expect(
            try lines(desk(), ["demand.freshPerMonth", "ai.share", "repeats.afterAI"]) == [
                "demand.freshPerMonth: 2400 | 3600", "ai.share: 0.4 | 0.6",
                "repeats.afterAI: 0.08 | 0.12",
            ])
    }

    @Test func wholeNumbersMoveByOneAtLeast() throws {
        #expect(try lines(desk(), ["humans.agents"]) == ["humans.agents: 1 | 3"])
        let text = try desk(#""agents": 2"#, #""agents": 50"#)
        #expect(try lines(text, ["humans.agents"]) == ["humans.agents: 40 | 60"])
    }

    @Test func rangesAreKept() throws {
        let certain = try desk(#""containment": 0.4"#, #""containment": 1"#)
        #expect(
            try lines(certain, ["ai.containment"])
                == ["ai.containment: 0.8 | - (is the most that it can be)"])
        let high = try desk(#""containment": 0.4"#, #""containment": 0.9"#)
        #expect(try lines(high, ["ai.containment"]) == ["ai.containment: 0.72 | 1"])
        // Below 1, but never 1.
        let returns = #""repeats": {"afterAI": 0.1}"#
        let often = try lines(
            desk(), ["repeats.afterAI"], [SmallDesk.setting("repeats.afterAI", "0.9")])
        #expect(try desk().contains(returns))
        #expect(often == ["repeats.afterAI: 0.72 | 0.95"])
        let none = try desk(#""containment": 0.4"#, #""containment": 0"#)
        #expect(
            try lines(none, ["ai.containment"])
                == ["ai.containment: - | - (is 0, and so is every share of it)"])
    }

    @Test func distributionsMoveAsTheyAre() throws {
        #expect(
            try lines(desk(), ["humans.patienceMinutes"])
                == ["humans.patienceMinutes.mean: 4 | 6"])
        let text = try desk(
            #"{"distribution": "exponential", "mean": 5}"#,
            #"{"distribution": "triangular", "lower": 1, "mode": 2, "upper": 5}"#)
        #expect(
            try lines(text, ["humans.patienceMinutes"]) == [
                #"humans.patienceMinutes: {"distribution":"triangular","lower":0.8,"mode":1.6,"#
                    + #""upper":4} | {"distribution":"triangular","lower":1.2,"mode":2.4,"#
                    + #""upper":6}"#
            ])
        let mixed = try desk(
            #"{"distribution": "exponential", "mean": 5}"#,
            #"{"distribution": "mixture", "parts": [{"weight": 3, "value": "#
                + #"{"distribution": "constant", "value": 5}}]}"#)
        let line = try lines(mixed, ["humans.patienceMinutes"])[0]
        #expect(line.contains(#""weight":3,"value":{"distribution":"constant","value":4}"#))
    }

    @Test func tablesSayWhatMovesADistribution() throws {
        func line(_ law: String, _ below: String = "") throws -> String {
            let text = try desk(#"{"distribution": "exponential", "mean": 5}"#, law)
            return try lines(text, ["humans.patienceMinutes" + below])[0]
        }
        let histogram = #"{"distribution": "histogram", "edges": [1, 2, 4], "weights": [1, 3]}"#
        #expect(
            try line(histogram).contains(#""edges":[0.8,1.6,3.2],"weights":[1,3]}"#))
        #expect(
            try line(histogram, ".weights")
                == "humans.patienceMinutes.weights: [1.2,2.8] | [0.8,3.2]")
        #expect(
            try line(histogram, ".edges")
                == "humans.patienceMinutes.edges: [0.8,1.6,3.2] | [1.2,2.4,4.8]")
        let shifted =
            #"{"distribution": "shifted", "by": 5, "of": "#
            + #"{"distribution": "gamma", "cv": 2, "mean": 10}}"#
        #expect(
            try line(shifted).contains(
                #""by":4,"of":{"distribution":"gamma","cv":2,"mean":8}} | "#))
    }

    @Test func listsMoveAsAWhole() throws {
        let rates = try desk(#""agents": 2"#, #""agents": 2, "rates": [1, 1.5]"#)
        #expect(try lines(rates, ["humans.rates"]) == ["humans.rates: [0.8,1.2] | [1.2,1.8]"])
    }

    @Test func shapesGetFlatterAndSharper() throws {
        let week = try desk(
            #""freshPerMonth": 3000"#,
            #""freshPerMonth": 3000, "weekdays": [2, 2, 2, 2, 2, 0.1, 0.1]"#)
        let line = try lines(week, ["demand.weekdays"])[0]
        #expect(line.hasPrefix("demand.weekdays: [1.89142857143,1.89142857143,"))
        // Nothing below 0, and the sum stays.
        #expect(line.hasSuffix(",2.04,2.04,2.04,0,0]"))
        let flat = try desk(
            #""freshPerMonth": 3000"#,
            #""freshPerMonth": 3000, "weekdays": [1, 1, 1, 1, 1, 1, 1]"#)
        #expect(
            try lines(flat, ["demand.weekdays"])
                == ["demand.weekdays: - | - (cannot move in its range)"])
    }

    @Test func sharesTakeFromTheOthers() throws {
        let lines = try lines(desk(), ["intents"])
        #expect(
            lines == [
                #"intents[0].share: intents=[{"name":"a","share":0.48},{"name":"b","share":0.52}]"#
                    + #" | intents=[{"name":"a","share":0.72},{"name":"b","share":0.28}]"#,
                #"intents[1].share: intents=[{"name":"a","share":0.68},{"name":"b","share":0.32}]"#
                    + #" | intents=[{"name":"a","share":0.52},{"name":"b","share":0.48}]"#,
            ])
    }

    @Test func objectsMoveNumberByNumber() throws {
        let text = try desk(
            #""share": 0.5, "#, #""share": 0.5, "whenFull": "reject", "sessions": 10, "#)
        #expect(
            try lines(text, ["ai", "ai.containment"]) == [
                "ai.share: 0.4 | 0.6", "ai.whenFull: - | - (is a word)", "ai.sessions: 8 | 12",
                "ai.sessionMinutes.value: 1.6 | 2.4", "ai.containment: 0.32 | 0.48",
            ])
    }

    @Test func whatWouldNotBeValidIsNotVaried() throws {
        let replay = try desk(
            #""freshPerMonth": 3000"#, #""issuesPerHour": [7, 4], "arrivals": "replay""#)
        let line = try lines(replay, ["demand.issuesPerHour"])[0]
        #expect(line.hasPrefix("demand.issuesPerHour: - | - (demand.issuesPerHour=[8.4,4.8] is"))
        #expect(line.contains("a replay needs whole counts"))
    }

    @Test func whatIsSetIsAnAssumption() throws {
        let settings = [
            try SmallDesk.setting("humans.fullTimeEquivalents", "50"),
            try SmallDesk.setting("ai.share", "0.3"),
        ]
        #expect(
            try lines(desk(), ["repeats"], settings) == [
                "repeats.afterAI: 0.08 | 0.12", "ai.share: 0.24 | 0.36",
                "humans.fullTimeEquivalents: 40 | 60",
            ])
    }

    /// Every assumption of every bundled workload moves and is valid, or has a reason.
    @Test(.statistical, arguments: WorkloadLibrary.names)
    func bundledWorkloads(name: String) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        let workload = try Workload(reading: source)
        let perturbations = try Workload.perturbations(of: source)
        for assumption in workload.assumptions {
            let path = try #require(JSONPath(assumption.path))
            let own = perturbations.filter { $0.path.steps.starts(with: path.steps) }
            #expect(!own.isEmpty, "\(assumption.path)")
        }
        #expect(Set(perturbations.map(\.path)).count == perturbations.count)
        for perturbation in perturbations {
            let isWhole = perturbation.low != nil && perturbation.high != nil
            #expect(isWhole == (perturbation.reason == nil), "\(perturbation)")
            let changes = [perturbation.low, perturbation.high].compactMap(\.self)
            #expect(Set(changes.map(\.text)).count == changes.count)
            // Reading it again is slow for the large ones: those were read to get here.
            guard name.hasPrefix("theory/") else { continue }
            for change in changes {
                #expect(throws: Never.self) {
                    try Workload(reading: source, settings: [change])
                }
            }
        }
        if name == "hybrid" {
            #expect(perturbations.count { $0.reason == nil } > 30)
        }
    }
}
