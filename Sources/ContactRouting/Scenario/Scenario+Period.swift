import SimulationKernel

extension Scenario {
    /// A period of the run as a run of its own, without a warm-up: what is true then.
    ///
    /// - Precondition: the period begins and ends with intervals of every timetable.
    /// - Complexity: O(intervals of the period).
    public func during(_ period: Range<Instant>) -> Scenario {
        let start = period.lowerBound - .zero
        var own = inForce(at: start)
        own.demand.issues = demand.issues.during(period)
        own.demand.segmentShares = demand.segmentShares?.during(period)
        own.demand.workFactor = demand.workFactor?.during(period)
        for (number, group) in (humans?.groups ?? []).enumerated() {
            own.humans?.groups[number].agents = group.agents.during(period)
            own.humans?.groups[number].open = group.open?.during(period)
        }
        own.measurement = own.measurement.during(period)
        own.changes = changes.filter { $0.at > start && .zero + $0.at < period.upperBound }
            .map { ScenarioChange(at: TimeSpan(ticks: $0.at.ticks - start.ticks), to: $0.scenario) }
        return own
    }
}

extension Timetable {
    /// The values from the start of a period on: up to its end, if they do not come round.
    fileprivate func during(_ period: Range<Instant>) -> Timetable {
        let first = phase + intervalNumber(at: period.lowerBound)
        if isCyclic {
            return Timetable(
                interval: interval, values: values, isCyclic: true, phase: first % values.count)
        }
        let count = (period.upperBound - period.lowerBound).ticks + interval.ticks - 1
        let rest = values.dropFirst(first).prefix(Int(count / interval.ticks))
        return Timetable(
            interval: interval, values: rest.isEmpty ? values.suffix(1) : Array(rest),
            isCyclic: false)
    }
}

extension MeasurementPlan {
    fileprivate func during(_ period: Range<Instant>) -> MeasurementPlan {
        let start = period.lowerBound - .zero
        var own = self
        own.warmUp = .zero
        own.horizon = period.upperBound - period.lowerBound
        own.startMinuteOfWeek = intervalOfWeek(at: start) * 60 / intervalsPerHour
        own.startDay = nil
        own.periodStarts = []
        own.clockChanges = clockChanges.filter { $0.at > start }.map {
            ClockChange(at: TimeSpan(ticks: $0.at.ticks - start.ticks), hours: $0.hours)
        }
        return own
    }

    /// When the days of the run begin by the clock of the centre, warm-up included, the first one
    /// with the run. The measured part begins at midnight.
    ///
    /// - Complexity: O(intervals of the run).
    public var daysOfRun: [Instant] {
        let day = TimeSpan.day.ticks
        func local(_ ticks: Int64) -> Int64 {
            let moved = clockChanges.reduce(0) { sum, change in
                let (now, then) = (change.at.ticks <= ticks, change.at <= warmUp)
                return now == then ? sum : now ? sum + change.hours : sum - change.hours
            }
            return ticks - warmUp.ticks + Int64(moved) * TimeSpan.hour.ticks
        }
        var starts: [Instant] = []
        var latest = Int64.min
        for ticks in stride(from: 0, to: (end - .zero).ticks, by: Int(max(1, interval.ticks))) {
            // A day that comes again when the clock is put back does not begin again.
            let number = (local(ticks) - (local(ticks) % day + day) % day) / day
            if number > latest {
                starts.append(Instant(ticks: ticks))
                latest = number
            }
        }
        return starts
    }

    /// When the days of the measured part begin.
    public var dayStarts: [Instant] { daysOfRun.filter { $0 >= .zero + warmUp } }
}
