import Experiments

/// Measures of parts of a run, for people.
enum BreakdownReport {
    /// A table with a row for each part; of parts of the time, a chart of each measure.
    static func section(
        _ result: RunResult, _ dimension: Grouping, _ detail: ReportDetail
    ) -> Document.Section {
        let parts = result.breakdowns.filter { $0.dimension == dimension }
        let names = measures(dimension, detail).filter { name in
            parts.contains { $0.value(name) != nil }
        }
        guard !names.isEmpty else { return [] }
        var table = Table([.text(title(dimension))] + names.map { .number($0) })
        for part in parts {
            table.append([name(part)] + names.map { part.value($0)?.text ?? "n/a" })
        }
        return Document.Section([.table(table)] + chart(result, dimension, names))
    }

    /// How measures go from part to part of the time; nothing of other parts.
    static func chart(
        _ result: RunResult, _ dimension: Grouping, _ names: [String]
    ) -> [Block] {
        let parts = result.breakdowns.filter { $0.dimension == dimension }
        guard dimension.isByTime, parts.count > 2, let first = parts.first, let last = parts.last
        else { return [] }
        var table = Table([
            .text("Through the \(dimension.course)"), .number("lowest"), .number("highest"),
            .text("\(name(first)) to \(name(last))"),
        ])
        for name in names {
            let values = parts.map { $0.value(name) }
            // Of an hour the conversations of all days are counted: a day has its part of them.
            let perDay = name == "offered" && !dimension.isByDate
            let horizon = result.workload.scenario.measurement.horizon.seconds / 86_400
            let days = perDay ? horizon.rounded(.up) : 1
            guard let line = Sparkline(values.map { $0.map { $0.estimate.mean / days } }),
                line.bounds.lowerBound < line.bounds.upperBound,
                let measure = values.compactMap(\.self).first?.measure
            else { continue }
            table.append([
                perDay ? "offered a day" : name, measure.text(line.bounds.lowerBound),
                measure.text(line.bounds.upperBound),
                line.text,
            ])
        }
        return table.rows.isEmpty ? [] : [.table(table)]
    }

    /// What the parts are of.
    private static func title(_ dimension: Grouping) -> String {
        switch dimension {
        case .hour: "By hour"
        case .hourOfWeek: "By hour of the week"
        case .intervalOfWeek: "By interval of the week"
        default: "By \(dimension.rawValue)"
        }
    }

    /// The part; an hour of the week by its day.
    private static func name(_ part: Breakdown) -> String {
        switch part.dimension {
        case .hourOfWeek: Int(part.part).map(WeekTime.hour) ?? part.part
        case .hour: Int(part.part).map { WeekTime.clock($0 * 60) } ?? part.part
        default: part.part
        }
    }

    private static func measures(_ dimension: Grouping, _ detail: ReportDetail) -> [String] {
        switch detail {
        case .measures(let measures): measures.map(\.name)
        case .everything: dimension == .group ? ofGroups : dimension.isByDate ? byDate : all
        case .answer: dimension == .group ? ofGroups : dimension.isByDate ? byDate : first
        }
    }

    private static let first = [
        "offered", "containmentRate", "waitingSeconds", "waitingSecondsP90", "serviceLevel",
        "abandonmentRate", "occupancy", "trueResolutionRate", "customerSatisfaction", "totalCost",
    ]

    private static let all = [
        "offered", "containmentRate", "humanOffered", "waitingSeconds", "waitingSecondsP50",
        "waitingSecondsP90", "waitingSecondsP95", "abandonmentRate", "serviceLevel", "occupancy",
        "trueResolutionRate", "aiTrueResolutionRate", "selectiveRisk", "humanFailureRate",
        "customerSatisfaction", "aiSatisfaction", "humanSatisfaction", "totalCost",
        "totalCostPerConversation",
    ]

    private static let byDate = [
        "offered", "containmentRate", "employees", "agentsOnDuty", "occupancy", "waitingSeconds",
        "waitingSecondsP90", "abandonmentRate", "serviceLevel", "trueResolutionRate",
        "customerSatisfaction", "totalCost",
    ]

    private static let ofGroups = [
        "humanHandled", "averageSpeedOfAnswer", "serviceLevelServed", "humanSessionMinutes",
        "handleTimeMinutes", "transferRate",
        "occupancy", "agentsOnDuty", "fullTimeEquivalents", "totalCostOfAgents",
    ]
}

extension Breakdown {
    /// A measure of the part; nil if it does not apply.
    func value(_ name: String) -> MeasuredValue? { values.first { $0.measure.name == name } }
}

extension Grouping {
    /// Whether its parts follow each other.
    var isByTime: Bool { isByDate || course != "parts" }

    /// Of what its parts are the course.
    fileprivate var course: String {
        switch self {
        case .hour, .interval: "day"
        case .hourOfWeek, .intervalOfWeek: "week"
        case .day, .week, .month: "run"
        case .intent, .complexity, .segment, .group: "parts"
        }
    }
}
