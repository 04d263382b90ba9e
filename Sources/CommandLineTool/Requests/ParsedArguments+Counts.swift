import Fitting
import StrictJSON
import Workloads

/// Where a file of counts, or of calls, has what.
enum CountColumns {
    /// A row for each interval.
    case intervals(CountTable.Columns)
    /// A row for each call.
    case calls(CountTable.CallColumns)

    /// The counts of a file.
    func table(
        of source: SourceText, calendar: DayCalendar?, minutes: Int?
    ) throws(InvalidCounts) -> CountTable {
        switch self {
        case .intervals(let columns):
            try CountTable(source, columns, calendar: calendar, minutes: minutes)
        case .calls(let columns): try CountTable(callsIn: source, columns, minutes: minutes ?? 30)
        }
    }
}

extension ParsedArguments {
    /// The columns that an option names.
    ///
    /// - Parameters:
    ///   - only: which rows of a list of calls count.
    ///   - dateFormat: how dates are written; nil for what they can only be.
    func countColumns(
        _ option: OptionSpec, only: [(name: String, value: String)],
        _ dateFormat: Inputs.Trace.DateFormat?
    ) throws(UsageError) -> CountColumns {
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
            var columns = CountTable.CallColumns(start: start)
            (columns.only, columns.dateFormat) = (only, dateFormat)
            return .calls(columns)
        }
        guard only.isEmpty else {
            throw UsageError(
                message: "--only is for lists of calls",
                hint: "Rows of intervals all count; a list of calls has --map start=COLUMN.")
        }
        guard let day = names["day"], let count = names["count"] else {
            throw UsageError(message: "--map must name day and count, or start", hint: hint)
        }
        var columns = CountTable.Columns(day: day, time: names["time"] ?? day, count: count)
        columns.dateFormat = dateFormat
        return .intervals(columns)
    }
}
