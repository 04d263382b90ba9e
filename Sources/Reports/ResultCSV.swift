import Experiments

/// Results as CSV in long form (RFC 4180): one row per workload, replication (or batch)
/// and measure.
public enum ResultCSV {
    /// The replications of one or several runs.
    public static func text(_ results: [RunResult]) -> String {
        var lines = ["workload,replication,measure,value,unit"]
        for result in results {
            let name = field(result.workload.name)
            // Batches of one long replication are its replications.
            for replication in result.measures.first?.replications.indices ?? 0..<0 {
                for value in result.measures {
                    let number = value.replications[replication]
                    let text = number.isFinite ? "\(number)" : ""
                    let measure = value.measure
                    let unit = field(result.workload.unit(of: measure))
                    lines.append("\(name),\(replication),\(measure.name),\(text),\(unit)")
                }
            }
        }
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// A field, in quotes if it needs them.
    static func field(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
