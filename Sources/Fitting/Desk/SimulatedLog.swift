import ElementaryFunctions
import Experiments
import StrictJSON
import Workloads

/// What a fitted workload does, beside the log that it was fitted to.
public struct SimulatedLog: Sendable {
    /// One number.
    public struct Row: Sendable {
        /// The hour of the day; nil for all of them.
        public let hour: Int?
        /// The name of a measure.
        public let measure: String
        /// What the log has.
        public let inLog: Double
        /// Mean over the replications.
        public let simulated: Double
        /// Where a log as long as this one lies in 19 of 20 cases, if the workload is right.
        public let band: ClosedRange<Double>

        /// Whether it lies there.
        public var isWithin: Bool { band.contains(inLog) }
    }

    /// The measures that are compared, in order.
    public static let measures = [
        "waitingSeconds", "serviceLevel", "abandonmentRate", "unservedRate", "occupancy",
    ]

    /// Of the whole, and of hours in which the log has at least thirty conversations for people.
    public let rows: [Row]
    /// How many replications the bands are made of.
    public let replications: Int

    /// How many numbers of hours there are, and how many of them lie within their bands.
    public var hours: (within: Int, count: Int) {
        let rows = rows.filter { $0.hour != nil }
        return (rows.count(where: \.isWithin), rows.count)
    }

    /// Sets a run of the fitted workload, broken down by hour, beside the log.
    ///
    /// Bands are of the prediction of one more value from those of the replications, normal ones,
    /// cut off where no value can be.
    public init(_ result: RunResult, _ desk: FittedDesk) {
        replications = result.plan.replications
        let tallies = desk.log.summary.hours
        let all = tallies.reduce(into: HourTally()) { $0.merge($1) }
        let occupancy = desk.occupancy
        var rows = SimulatedLog.rows(nil, all, occupancy.all, result.measures)
        for (hour, tally) in tallies.enumerated() where tally.offered >= 30 {
            let part = result.breakdowns.first { $0.dimension == .hour && $0.part == "\(hour)" }
            rows += SimulatedLog.rows(hour, tally, occupancy.hours[hour], part?.values ?? [])
        }
        self.rows = rows
    }

    private static func rows(
        _ hour: Int?, _ tally: HourTally, _ occupancy: Double?, _ values: [MeasuredValue]
    ) -> [Row] {
        guard tally.offered > 0 else { return [] }
        return measures.compactMap { name in
            guard let value = values.first(where: { $0.measure.name == name }),
                let band = band(value.replications),
                let inLog = name == "occupancy" ? occupancy : tally.value(of: name)
            else { return nil }
            // Where nobody is sent away, nor was, there is nothing to compare.
            if name == "unservedRate", inLog == 0, band.upperBound <= 0 { return nil }
            let most = name == "waitingSeconds" ? Double.infinity : 1
            return Row(
                hour: hour, measure: name, inLog: inLog,
                simulated: value.estimate.mean,
                band: max(0, band.lowerBound)...max(0, min(most, band.upperBound)))
        }
    }

    /// Where one more value lies with a probability of 95 %.
    private static func band(_ replications: [Double]) -> ClosedRange<Double>? {
        let values = replications.filter(\.isFinite)
        guard values.count > 1 else { return nil }
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let reach =
            Elementary.studentQuantile(0.975, degreesOfFreedom: n - 1)
            * (squares / (n - 1) * (1 + 1 / n)).squareRoot()
        return mean - reach...mean + reach
    }
}

extension FittedDesk {
    /// Conversations that people had, work afterwards included, over those that people on duty
    /// could have had: of all hours and of each hour of the day; nil where that is not known, or
    /// where people were counted by the work that there was.
    var occupancy: (all: Double?, hours: [Double?]) {
        guard let duty, duty.method != .load else { return (nil, Array(repeating: nil, count: 24)) }
        let days = demand.table.days.map { ($0.date.dayNumber, $0.date.weekday) }
        let hours = log.summary.busy.hours(of: days)
        let atOnce = Double(duty.concurrency ?? 1)
        let sums = (0..<24).map { hour -> (held: Double, slots: Double) in
            (0..<7).reduce((0, 0)) { sum, weekday in
                let (place, count) = (weekday * 24 + hour, days.count { $0.1 == weekday })
                let people = duty.perWeekHour[place]
                // What is finished after hours is left out with those who finish it.
                guard people > 0 else { return sum }
                return (
                    sum.0 + Double(count) * hours[place].load,
                    sum.1 + Double(count) * people * atOnce
                )
            }
        }
        func ratio(_ sum: (held: Double, slots: Double)) -> Double? {
            sum.slots > 0 ? sum.held / sum.slots : nil
        }
        let all = sums.reduce((0, 0)) { ($0.0 + $1.held, $0.1 + $1.slots) }
        return (ratio(all), sums.map(ratio))
    }

    /// A workload for as long as the log is, with the course of its demand, if it can
    /// be run for so long.
    public func asLong(as workload: Workload) -> Workload {
        let days = demand.table.days.map(\.date)
        guard let first = days.first, let last = days.last else { return workload }
        var inputs = workload.inputs
        inputs.horizonDays = Double(last.dayNumber - first.dayNumber + 1)
        inputs.start = first
        if let course = demand.course(from: first, to: last) {
            inputs.overTime.removeAll { demand.isDemand($0.input) }
            inputs.overTime.append(course)
        }
        let source = SourceText(name: inputs.name, text: inputs.text)
        return (try? Workload(reading: source)) ?? workload
    }
}

extension HourTally {
    mutating func merge(_ other: HourTally) {
        offered += other.offered
        timed += other.timed
        abandoned += other.abandoned
        inTime += other.inTime
        abandonedInTime += other.abandonedInTime
        waits += other.waits
        kept += other.kept
        unserved += other.unserved
    }

    /// The value of a measure; nil if the log does not tell.
    func value(of measure: String) -> Double? {
        switch measure {
        case "waitingSeconds": timed > 0 ? waits / Double(timed) : nil
        case "serviceLevel":
            timed > abandonedInTime ? Double(inTime) / Double(timed - abandonedInTime) : nil
        case "unservedRate":
            timed > 0 ? Double(unserved) / Double(offered + kept + unserved) : nil
        // A log that has nobody's wait has hardly anybody who gave up waiting.
        default: timed > 0 ? Double(abandoned) / Double(offered) : nil
        }
    }
}
