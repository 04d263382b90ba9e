import Experiments
import Workloads

/// A run for people: figures first, then what they rest on.
public enum RunReport {
    /// The report.
    ///
    /// - Parameters:
    ///   - result: what to report.
    ///   - command: the command that reproduces it.
    ///   - dimensions: breakdowns to show, of those that were run.
    public static func document(
        _ result: RunResult, command: String, dimensions: [Grouping] = []
    ) -> Document {
        let option = result.batches == nil ? "--replications" : "--batches"
        let figures = result.figures.isEmpty ? [] : FigureTable.sections(result)
        let automation =
            result.workload.scenario.ai == nil ? [] : [AutomationTable.section(result)]
        let values = [
            times(result), measures(result), TrustReport.section(result.measures, option: option),
            BaselineReport.section(result),
        ]
        let soundness =
            SoundnessReport.calibration(result)
            + [SoundnessReport.bills(result), SoundnessReport.checks(result)]
        let start = [heading(result)] + OutputAnalysisReport.sections(result)
        return Document(
            start + figures + automation + values + dimensions.map { breakdown(result, $0) }
                + soundness
                + [assumptions(result.workload), [.command(command, label: "Reproduce:")]])
    }

    private static func heading(_ result: RunResult) -> Document.Section {
        let workload = result.workload
        let measurement = workload.scenario.measurement
        let days = NumberFormat.measure(measurement.horizon.seconds / 86_400)
        let replications = result.plan.replications
        let warmUp =
            result.warmUps.isEmpty
            ? NumberFormat.measure(measurement.warmUp.seconds / 86_400) + " days of warm-up"
            : "a warm-up of \(replications == 1 ? "its" : "their") own"
        return [
            .heading("\(workload.name): \(workload.title)"), .paragraph(workload.description),
            .note(
                "\(replications) replication\(replications == 1 ? "" : "s") of \(days) days after "
                    + "\(warmUp), seed \(result.plan.seed); "
                    + (replications > 1 || result.batches != nil
                        ? "± is a 95 % interval" : "one replication has no interval")),
        ]
    }

    /// The three times that are easily taken for one another.
    private static func times(_ result: RunResult) -> Document.Section {
        var table = Table([
            .text("Minutes"), .number("mean"), .number("median"), .number("P90"), .number("P99"),
        ])
        let rows = [
            ("AI session", "aiSessionMinutes"), ("human session", "humanSessionMinutes"),
            ("end to end, all customers", "endToEndMinutes"),
        ]
        for (label, name) in rows where result.estimate(name) != nil {
            let cells = ["", "P50", "P90", "P99"].map { suffix in
                let estimate = result.estimate(name + suffix)
                return NumberFormat.measure(estimate?.mean, halfWidth: estimate?.halfWidth)
            }
            table.append([label] + cells)
        }
        return [.table(table)]
    }

    /// Every measure but the percentiles of the times, which have a table of their own.
    private static func measures(_ result: RunResult) -> Document.Section {
        let baseline = result.baselineMeasures.isEmpty ? nil : result.workload.baseline
        var table = Table(
            [.text("Measure"), .number("value")] + (baseline.map { [.number($0)] } ?? [])
                + [.text("unit"), .text("definition")])
        for value in result.measures where !value.measure.name.contains("MinutesP") {
            let before = result.baselineMeasures.first { $0.measure.name == value.measure.name }
            table.append(
                [value.measure.name, value.text] + (baseline == nil ? [] : [before?.text ?? "-"])
                    + [result.workload.shownUnit(of: value.measure), value.measure.definition])
        }
        return Document.Section([.table(table)] + costs(result))
    }

    /// What all of it costs, as the sum of its parts.
    private static func costs(_ result: RunResult) -> [Block] {
        let parts = [
            ("agents", "totalCostOfAgents"), ("AI", "totalCostOfAI"),
            ("losses", "totalCostOfLosses"),
        ].compactMap { label, name in
            result.estimate(name).flatMap { estimate in
                estimate.mean == 0
                    ? nil : "\(NumberFormat.measure(estimate.mean)) \(label)"
            }
        }
        guard let total = result.estimate("totalCost"), parts.count > 1 else { return [] }
        return [
            .note(
                "Total cost of 30 days: \(parts.joined(separator: " + ")) = "
                    + "\(NumberFormat.measure(total.mean)) \(result.workload.currency)")
        ]
    }

    private static func breakdown(_ result: RunResult, _ dimension: Grouping) -> Document.Section {
        let parts = result.breakdowns.filter { $0.dimension == dimension }
        let all =
            dimension == .group
            ? measuresOfGroups : dimension.isByDate ? measuresByDate : breakdownMeasures
        let names = all.filter { name in
            parts.contains { $0.values.contains { $0.measure.name == name } }
        }
        var table = Table([.text("By \(dimension.rawValue)")] + names.map { .number($0) })
        for part in parts {
            let cells = names.map { name in
                part.values.first { $0.measure.name == name }?.text ?? "n/a"
            }
            table.append([part.part] + cells)
        }
        let course = dimension.isByDate ? course(parts, names, dimension) : []
        return Document.Section([.table(table)] + course)
    }

    /// How measures go from part to part of the time, as a chart.
    private static func course(
        _ parts: [Breakdown], _ names: [String], _ dimension: Grouping
    ) -> [Block] {
        guard parts.count > 2, let first = parts.first, let last = parts.last else { return [] }
        var table = Table([
            .text("Course by \(dimension.rawValue)"), .number("lowest"), .number("highest"),
            .text("\(first.part) to \(last.part)"),
        ])
        for name in names {
            let values = parts.map { part in part.values.first { $0.measure.name == name } }
            let means = values.map { $0?.estimate.mean }
            guard let line = Sparkline(means), line.bounds.lowerBound < line.bounds.upperBound,
                let measure = values.compactMap(\.self).first?.measure
            else { continue }
            let ends = [line.bounds.lowerBound, line.bounds.upperBound].map {
                measure.text($0)
            }
            table.append([name] + ends + [line.text])
        }
        return table.rows.isEmpty ? [] : [.table(table)]
    }

    private static let breakdownMeasures = [
        "offered", "containmentRate", "humanOffered", "waitingSeconds", "abandonmentRate",
        "serviceLevel", "occupancy", "trueResolutionRate", "aiTrueResolutionRate",
        "selectiveRisk", "humanFailureRate", "customerSatisfaction", "aiSatisfaction",
        "humanSatisfaction",
    ]

    private static let measuresByDate = [
        "offered", "containmentRate", "employees", "agentsOnDuty", "occupancy", "waitingSeconds",
        "waitingSecondsP90", "abandonmentRate", "serviceLevel", "trueResolutionRate",
        "customerSatisfaction", "totalCost",
    ]

    private static let measuresOfGroups = [
        "humanHandled", "averageSpeedOfAnswer", "serviceLevelServed", "humanSessionMinutes",
        "handleTimeMinutes", "transferRate",
        "occupancy", "agentsOnDuty", "fullTimeEquivalents", "totalCostOfAgents",
    ]

    private static func assumptions(_ workload: Workload) -> Document.Section {
        let unstated = UnstatedReport.lines(workload).map { Block.note($0) }
        let count = workload.assumptions.count
        guard count > 0 else {
            let none = "Assumptions: none, every input has a source"
            return Document.Section([.note(none)] + unstated)
        }
        let noun = count == 1 ? "input has" : "inputs have"
        let lines = workload.assumptions.map { "\($0.path): \($0.reason)" }
        return Document.Section(
            [.note("Assumptions: \(count) \(noun) no source"), .list(List(lines))] + unstated)
    }
}
