import Experiments

/// Results as CSV (RFC 4180), one row for each value, and numbers with all their digits.
///
/// Words are quoted where they must be. One that a spreadsheet would take for a formula (it begins
/// with `=`, `+`, `-` or `@`, or with a tab) gets an apostrophe before it, as OWASP advises.
public enum ResultCSV {
    /// The replications (or batches) of one or several runs, in long form: a row per workload,
    /// part, replication and measure.
    ///
    /// `by` and `key` say of which part: `hour` and `14`; they are empty of the whole run.
    ///
    /// - Parameter dimensions: breakdowns to write, of those that were run.
    public static func text(_ results: [RunResult], dimensions: [Grouping] = []) -> String {
        var text = header
        for result in results {
            let run = ComparedRun(result)
            add(run.measures, of: run, by: "", key: "", to: &text)
            for part in result.breakdowns where dimensions.contains(part.dimension) {
                add(part.values, of: run, by: part.dimension.rawValue, key: part.part, to: &text)
            }
        }
        return text
    }

    /// The same of results that were written before, without parts.
    public static func text(_ results: ResultComparison) -> String {
        results.compared.runs.reduce(into: header) { text, run in
            add(run.measures, of: run, by: "", key: "", to: &text)
        }
    }

    private static let header = "workload,replication,measure,value,unit,by,key\r\n"

    /// Adds the rows of a run or a part: there may be millions, so they are nothing but text.
    private static func add(
        _ values: [MeasuredValue], of run: ComparedRun, by dimension: String, key: String,
        to text: inout String
    ) {
        let (start, end) = (field(run.name), ",\(dimension),\(field(key))\r\n")
        let columns = values.map { value in
            (
                name: field(value.measure.name), values: value.replications,
                end: "," + field(value.measure.unit(currency: run.currency)) + end
            )
        }
        for replication in columns.first?.values.indices ?? 0..<0 {
            for column in columns {
                text += start
                text += ",\(replication),"
                text += column.name
                text += ","
                text += number(column.values[replication])
                text += column.end
            }
        }
    }

    /// A header and rows, whose words are fields already.
    static func table(_ header: String, _ rows: [[String]]) -> String {
        ([header] + rows.map { $0.joined(separator: ",") }).map { $0 + "\r\n" }.joined()
    }

    /// A number, empty if there is none.
    static func number(_ value: Double?) -> String {
        value.flatMap { $0.isFinite ? "\($0)" : nil } ?? ""
    }

    /// A field, in quotes if it needs them, and never a formula.
    package static func field(_ text: String) -> String {
        // By scalars: a mark that joins the comma before it makes it no other comma to a reader.
        let scalars = text.unicodeScalars
        // A number may begin with a sign.
        let mayBe = scalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
        let isFormula = mayBe && Double(text) == nil
        let start = isFormula ? "'" : ""
        guard scalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
            return start + text
        }
        var quoted = "\"" + start
        for scalar in scalars {
            if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
            quoted.unicodeScalars.append(scalar)
        }
        quoted.unicodeScalars.append("\"")
        return quoted
    }
}
