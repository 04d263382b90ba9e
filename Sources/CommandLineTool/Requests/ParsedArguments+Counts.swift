import Fitting
import StrictJSON
import Workloads

/// What a file has that a demand is fitted to.
enum FitSource {
    /// A row for each interval, with these columns.
    case intervals(CountTable.Columns)
    /// A row for each conversation.
    case conversations(CallLog.Reading)
}

extension ParsedArguments {
    /// What a file has, by `--map` and `--layout`.
    ///
    /// - Parameter only: which rows of a list of conversations count.
    func fitSource(
        map: OptionSpec, layout: LogLayout?, only: [(name: String, value: String)],
        _ dateFormat: Inputs.Trace.DateFormat?, _ decimal: Inputs.Trace.Decimal?
    ) throws(UsageError) -> FitSource {
        guard let text = text(map) else {
            var reading = CallLog.Reading()
            (reading.layout, reading.only, reading.dateFormat) = (layout, only, dateFormat)
            return .conversations(reading)
        }
        if layout != nil {
            throw UsageError(
                message: "--map and --layout exclude each other",
                hint: "A layout is a map that is known by name.")
        }
        let names = text.split(separator: ",").map { $0.prefix { $0 != "=" } }
        guard names.contains("count") || names.contains("day") else {
            return try conversations(text, only, dateFormat)
        }
        guard only.isEmpty else {
            throw UsageError(
                message: "--only is for lists of calls",
                hint: "Rows of intervals all count; a list of calls has --map start=COLUMN.")
        }
        var columns = try intervals(text)
        (columns.dateFormat, columns.decimal) = (dateFormat, decimal)
        return .intervals(columns)
    }

    private func conversations(
        _ text: String, _ only: [(name: String, value: String)],
        _ dateFormat: Inputs.Trace.DateFormat?
    ) throws(UsageError) -> FitSource {
        var reading = CallLog.Reading()
        (reading.only, reading.dateFormat) = (only, dateFormat)
        do {
            reading.columns = try LogColumns(map: text)
        } catch {
            throw UsageError(
                message: "--map: \(error.message)",
                hint: "A list of calls: --map start=Start,wait=Wait,talk=Talk,agent=Agent,"
                    + "'outcome=Status(abandoned:lost)'. What a column can have: "
                    + LogColumns.Role.allCases.map(\.word).joined(separator: ", ")
                    + ". Counts: --map day=Date,time=Start,count=Calls.")
        }
        return .conversations(reading)
    }

    private func intervals(_ text: String) throws(UsageError) -> CountTable.Columns {
        let hint = "Name the columns: --map day=Date,time=Start,count=Calls, or --map start=Start."
        var names: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, ["day", "time", "count"].contains(parts[0]) else {
                throw UsageError(message: "'\(pair)' is not valid for --map", hint: hint)
            }
            guard names.updateValue(parts[1], forKey: parts[0]) == nil else {
                throw UsageError(message: "--map names '\(parts[0])' twice", hint: hint)
            }
        }
        guard let day = names["day"], let count = names["count"] else {
            throw UsageError(message: "--map must name day and count, or start", hint: hint)
        }
        return CountTable.Columns(day: day, time: names["time"] ?? day, count: count)
    }

    /// The clock of a desk, such as `+01:00`, or `+01:00/eu` with a summer.
    func zone(_ option: OptionSpec) throws(UsageError) -> ZoneClock? {
        guard let text = text(option) else { return nil }
        if ["UTC", "Z"].contains(text.uppercased()) { return ZoneClock(minutes: 0) }
        let sides = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let parts = sides[0].dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            .map { Int($0) }
        let summer = sides.count == 2 ? ZoneClock.Summer(rawValue: sides[1]) : nil
        guard let sign = text.first, "+-".contains(sign), (1...2).contains(parts.count),
            let hours = parts[0], (0...14).contains(hours),
            let minutes = parts.count == 2 ? parts[1] : 0, (0..<60).contains(minutes),
            sides.count == 1 || summer != nil,
            summer != .europe || minutes == 0 && (-1...3).contains(sign == "-" ? -hours : hours)
        else {
            throw UsageError(
                message: "'\(text)' is not valid for \(option.flag)",
                hint: "Write by how much the clock is ahead of UTC in winter, and by whose rule it "
                    + "has a summer: +01:00, +01:00/eu or -05:00/us.")
        }
        return ZoneClock(
            minutes: (hours * 60 + minutes) * (sign == "-" ? -1 : 1), summer: summer)
    }
}
