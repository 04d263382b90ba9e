import Fitting

/// Where a file of counts, or of calls, has what.
enum CountColumns {
    /// A row for each interval.
    case intervals(CountTable.Columns)
    /// A row for each call.
    case calls(CountTable.CallColumns)
}

extension ParsedArguments {
    /// The columns that an option names.
    func countColumns(_ option: OptionSpec) throws(UsageError) -> CountColumns {
        let hint = "Name the columns: --map day=Date,time=Start,count=Calls, or --map start=Start."
        guard let text = text(option) else {
            throw UsageError(message: "nothing says which columns the file has", hint: hint)
        }
        var names: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, ["day", "time", "count", "start"].contains(parts[0]) else {
                throw UsageError(message: "'\(pair)' is not valid for --map", hint: hint)
            }
            guard names.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw UsageError(message: "--map names '\(parts[0])' twice", hint: hint)
            }
        }
        if let start = names["start"] {
            guard names.count == 1 else {
                throw UsageError(
                    message: "--map names a start and more: a list of calls has no count",
                    hint: hint)
            }
            return .calls(CountTable.CallColumns(start: start))
        }
        guard let day = names["day"], let count = names["count"] else {
            throw UsageError(message: "--map must name day and count, or start", hint: hint)
        }
        return .intervals(
            CountTable.Columns(day: day, time: names["time"] ?? day, count: count))
    }
}
