import Experiments
import SimulationStatistics
import StrictJSON

/// A sweep's combinations with the means of their replications, made of its rows.
///
/// Rows come in the order of the tasks, so that only one combination is open at a time.
///
/// - Complexity: O(*measures* x *replications*) of memory; what it hands over is not kept.
public struct SweepSummary {
    private let part: SweepPart
    private var format: SweepRowFormat
    private var open: (combination: Int, rows: [[Double?]])?

    /// The summary of the sweep that a part belongs to.
    public init(_ part: SweepPart) {
        self.part = part
        format = SweepRowFormat(part)
    }

    /// A combination of which all rows are known.
    public struct Point {
        fileprivate let values: [JSONOutput]
        fileprivate let replications: Int
        /// By measure: how many replications have a value, and the estimate if all have.
        fileprivate let measures: [(count: Int, estimate: Estimate?)]
    }

    /// Adds the next row.
    ///
    /// - Returns: the combination before, if this row is of another.
    public mutating func add(task: Int, _ values: [Double?]) -> Point? {
        let combination = task / part.replications
        let point = open?.combination == combination ? nil : close()
        if open == nil { open = (combination, []) }
        open?.rows.append(values)
        return point
    }

    /// Ends with the last combination.
    public mutating func close() -> Point? {
        guard let (combination, rows) = open else { return nil }
        open = nil
        return Point(
            values: format.settings(ofCombination: combination), replications: rows.count,
            measures: part.measures.indices.map { place in
                let values = rows.compactMap { $0[place] }
                let isWhole = values.count == rows.count
                return (values.count, isWhole ? ReplicatedSample(values).estimate : nil)
            })
    }

    /// The first line of CSV.
    public var csvHead: String {
        let paths = part.axes.map { ResultCSV.field($0.path) }
        return (paths + ["measure", "n", "mean", "halfWidth", "unit"]).joined(separator: ",")
            + "\r\n"
    }

    /// A combination as CSV, a row for each measure: how many replications have a value, and if
    /// all have, their mean and half of its 95 % interval.
    public func csv(_ point: Point) -> String {
        let start = point.values.map { ResultCSV.field($0.plainText) }.joined(separator: ",")
        return zip(part.measures, point.measures).map { measure, value in
            let estimate = value.estimate
            return [
                start, ResultCSV.field(measure.name), "\(value.count)",
                SweepSummary.number(estimate?.mean), SweepSummary.number(estimate?.halfWidth),
                ResultCSV.field(measure.unit),
            ].joined(separator: ",") + "\r\n"
        }.joined()
    }

    private static func number(_ value: Double?) -> String {
        value.map { JSONOutput.number($0).text() }.flatMap { $0 == "null" ? nil : $0 } ?? ""
    }

    /// All combinations as a result.
    public func json(_ points: [Point]) -> String {
        func copy(_ key: String) -> JSONOutput { part.json[key].map(JSONOutput.init) ?? .null }
        func text(_ key: String) -> String { copy(key).plainText }
        let measures = part.measures.map { measure in
            (
                measure.name,
                JSONOutput.object([
                    ("unit", .string(measure.unit)),
                    ("definition", .string((try? Measure.find(measure.name))?.definition ?? "")),
                ])
            )
        }
        return ResultJSON.text(
            "sweepSummary", version: text("version"), command: text("command"),
            [
                ("workload", copy("workload")), ("set", settings), ("seed", copy("seed")),
                ("axes", .array(part.axes.map { .string($0.path) })),
                ("measures", .object(measures)), ("points", .array(points.map(json))),
                ("assumptions", copy("assumptions")),
            ])
    }

    private func json(_ point: Point) -> JSONOutput {
        let measures = zip(part.measures, point.measures).map { measure, value in
            (
                measure.name,
                value.estimate.map { JSONOutput.object(ResultJSON.estimate($0)) } ?? .null
            )
        }
        return .object([
            ("values", .array(point.values)), ("replications", .integer(point.replications)),
            ("measures", .object(measures)),
        ])
    }

    private var settings: JSONOutput {
        guard case .object(let members) = part.json["settings"]?.content else { return .object([]) }
        return .object(members.map { ($0.key, .string(JSONOutput($0.value).plainText)) })
    }
}
