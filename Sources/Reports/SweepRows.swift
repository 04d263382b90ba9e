import Experiments
import StrictJSON
import Workloads

/// A sweep as text, task by task, so that the rows of two ranges of tasks, one after the other,
/// are those of both ranges together.
public enum SweepRows: Sendable {
    /// Tidy CSV (RFC 4180): a row per task and measure; empty where a measure does not apply.
    case csv
    /// A JSON object per line: the header, then the tasks; null where a measure does not apply.
    case ndjson

    /// What comes before the rows.
    public func head(_ header: SweepHeader) -> String {
        switch self {
        case .csv: SweepRows.csvHead(header.plan.variations.map(\.path.name))
        case .ndjson: header.json.text() + "\n"
        }
    }

    /// What comes before the rows of the whole sweep, of which there is a part.
    public func head(_ part: SweepPart) -> String {
        switch self {
        case .csv: SweepRows.csvHead(part.axes.map(\.path))
        case .ndjson: JSONOutput(part.whole).text() + "\n"
        }
    }

    private static func csvHead(_ paths: [String]) -> String {
        (["task", "replication"] + paths.map(ResultCSV.field) + ["measure", "value", "unit"])
            .joined(separator: ",") + "\r\n"
    }

    /// The rows of one task.
    public func rows(_ record: SweepRecord, of header: SweepHeader) -> String {
        switch self {
        case .csv: SweepRows.csv(record, header)
        case .ndjson: SweepRows.ndjson(record, header.measures)
        }
    }

    private static func csv(_ record: SweepRecord, _ header: SweepHeader) -> String {
        let values = record.settings.map { ResultCSV.field($0.json.plainText) }
        let start = (["\(record.task)", "\(record.replication)"] + values).joined(separator: ",")
        var text = ""
        for (measure, value) in zip(header.measures, record.values) {
            let number = value.map { JSONOutput.number($0).text() } ?? ""
            let unit = ResultCSV.field(header.workload.unit(of: measure))
            text += "\(start),\(ResultCSV.field(measure.name)),\(number),\(unit)\r\n"
        }
        return text
    }

    private static func ndjson(_ record: SweepRecord, _ measures: [Measure]) -> String {
        let values = zip(measures, record.values).map { measure, value in
            (measure.name, value.map { JSONOutput.number($0) } ?? .null)
        }
        return JSONOutput.object([
            ("task", .integer(record.task)), ("replication", .integer(record.replication)),
            ("set", ResultJSON.inputs(record.settings)), ("values", .object(values)),
        ]).text() + "\n"
    }
}
