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
        table(
            header,
            results.flatMap { result in
                let run = ComparedRun(result)
                return rows(run.measures, of: run, by: "", key: "")
                    + result.breakdowns.filter { dimensions.contains($0.dimension) }.flatMap {
                        rows($0.values, of: run, by: $0.dimension.rawValue, key: $0.part)
                    }
            })
    }

    /// The same of results that were written before, without parts.
    public static func text(_ results: ResultComparison) -> String {
        table(header, results.compared.runs.flatMap { rows($0.measures, of: $0, by: "", key: "") })
    }

    private static let header = "workload,replication,measure,value,unit,by,key"

    private static func rows(
        _ values: [MeasuredValue], of run: ComparedRun, by dimension: String, key: String
    ) -> [[String]] {
        let (start, end) = (field(run.name), [dimension, field(key)])
        return (values.first?.replications.indices ?? 0..<0).flatMap { replication in
            values.map { value in
                [
                    start, "\(replication)", field(value.measure.name),
                    number(value.replications[replication]),
                    field(value.measure.unit(currency: run.currency)),
                ] + end
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
