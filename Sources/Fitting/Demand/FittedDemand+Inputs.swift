import FieldTables
import StrictJSON
import Workloads

extension FittedDemand {
    /// The inputs of a workload with this demand in place of its own.
    ///
    /// - Parameters:
    ///   - base: what else the workload says; nil for agents of which next to nothing is known.
    ///   - name: of the workload.
    ///   - file: the name of the file of counts, for the source.
    public func inputs(into base: Inputs?, name: String, file: String) -> Inputs {
        var inputs = base ?? unknownDesk
        inputs.name = name
        inputs.demand = demand
        // Series of the old demand would put that back in the course of a run.
        // With one gone the numbers of the others change, and what is said of them is lost.
        let isChanged = inputs.overTime.contains { isDemand($0.input) }
        inputs.overTime.removeAll { isDemand($0.input) }
        let first = table.days.first?.date.text ?? ""
        let last = table.days.last?.date.text ?? ""
        let source = Entries<String>.Entry(
            "demand", "fitted to \(file): \(table.days.count) days from \(first) to \(last)")
        func isGone(_ name: String) -> Bool {
            isDemand(name) || isChanged && name.hasPrefix("overTime")
        }
        inputs.sources = Entries(inputs.sources.list.filter { !isGone($0.name) } + [source])
        inputs.assumptions = Entries(inputs.assumptions.list.filter { !isGone($0.name) })
        guard seasonFinding == .found else { return inputs }
        if base == nil, let last = table.days.last?.date {
            inputs.start = CalendarDate(dayNumber: last.dayNumber + 1)
        }
        inputs.overTime.append(season(of: inputs))
        inputs.sources = Entries(
            inputs.sources.list + [
                .init(
                    "overTime[\(inputs.overTime.count - 1)]",
                    "fitted to \(file): parts of the year, from \(first) to \(last)")
            ])
        return inputs
    }

    /// What the time of the year makes of demand in a run, which may be made a year long: factors
    /// of each week.
    private func season(of inputs: Inputs) -> Inputs.Series {
        let start = (inputs.start ?? Inputs.usualStart).dayNumber
        let first = start - Int(inputs.warmUpDays.rounded(.up))
        let end = start + max(366, Int((inputs.horizonDays ?? 0).rounded(.up)))
        var series = Inputs.Series()
        (series.input, series.isFactor) = ("demand.freshPerMonth", true)
        series.lines = (first...end).filter { day in
            day == first || day == end
                || YearSeason.place(day).knot != YearSeason.place(day - 1).knot
        }.map { day in
            var point = Inputs.Series.Point()
            point.from = CalendarDate(dayNumber: day)
            point.value = .one(path.season.factor(day).rounded(to: 4))
            return point
        }
        return series
    }

    /// How demand changed in the course of the log, its season among it, as factors on that of the
    /// last day; nil if it did not.
    func course(from first: CalendarDate, to last: CalendarDate) -> Inputs.Series? {
        guard path != .flat else { return nil }
        var series = Inputs.Series()
        (series.input, series.isFactor) = ("demand.freshPerMonth", true)
        var points: [Inputs.Series.Point] = []
        for day in first.dayNumber...last.dayNumber {
            let level = path.level(day).rounded(to: 6)
            if case .one(level)? = points.last?.value { continue }
            var point = Inputs.Series.Point()
            (point.from, point.value) = (CalendarDate(dayNumber: day), .one(level))
            points.append(point)
        }
        series.steps = points
        return series
    }

    func isDemand(_ path: String) -> Bool {
        path == "demand" || path.hasPrefix("demand.") || path.hasPrefix("demand[")
    }

    private var demand: Inputs.Demand {
        var demand = Inputs.Demand()
        let perWeek = model.perWeek
        demand.freshPerMonth = (perWeek * 30 / 7).rounded(to: 6)
        demand.profile = model.expected.flatMap { day in
            day.map { ($0 / perWeek * 10_000).rounded(to: 5) }
        }
        if model.dayCV >= 0.001 {
            var day = Inputs.DayFactor()
            (day.cv, day.correlation) = (model.dayCV.rounded(to: 4), model.dayCorrelation)
            demand.dayFactor = day
        }
        let cvs = model.intervalCVs.map { $0 < 0.001 ? 0 : $0.rounded(to: 3) }
        if cvs.contains(where: { $0 > 0 }) {
            var interval = Inputs.IntervalFactor()
            interval.minutes = model.minutes
            (interval.cv, interval.correlation) = (.each(cvs), model.intervalCorrelation)
            demand.intervalFactor = interval
        }
        return demand
    }

    /// Agents by the hour who are enough for customers of five minutes each, and five minutes of
    /// patience.
    var unknownDesk: Inputs {
        let perHour = 60 / model.minutes
        let agents = model.expected.flatMap { day in
            (0..<24).map { hour in
                let count = day[hour * perHour..<(hour + 1) * perHour].reduce(0, +)
                return count > 0 ? max(1, (count * 5 / 60 / 0.75).rounded(.up)) : 0
            }
        }
        let list = agents.map { JSONOutput.number($0).text() }.joined(separator: ",")
        let text = """
            {"format": 1, "name": "fitted", "title": "Fitted to counts", "horizonDays": 28,
            "demand": {"freshPerMonth": 1},
            "humans": {"agentsPerWeekHour": [\(list)],
            "sessionMinutes": {"distribution": "exponential", "mean": 5},
            "patienceMinutes": {"distribution": "exponential", "mean": 5}},
            "assumptions": {
            "humans.agentsPerWeekHour": "a load of three quarters in every hour, one at least",
            "humans.sessionMinutes": "counts do not say how long customers take",
            "humans.patienceMinutes": "counts do not say how long customers wait"}}
            """
        guard let root = JSONReader.read(SourceText(name: "a desk", text: text)).root else {
            preconditionFailure("the desk of which nothing is known is no JSON")
        }
        return Reading<Inputs>(root).value
    }
}

extension Double {
    /// The nearest number with so many significant digits.
    func rounded(to digits: Int) -> Double {
        guard self != 0, isFinite else { return self }
        var scale = 1.0
        let limit = (0..<digits - 1).reduce(1.0) { value, _ in value * 10 }
        while abs(self) * scale < limit { scale *= 10 }
        while abs(self) * scale >= limit * 10 { scale /= 10 }
        return (self * scale).rounded() / scale
    }
}
