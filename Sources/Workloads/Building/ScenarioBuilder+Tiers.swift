import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    mutating func humanTier(
        _ humans: Reading<Inputs.Humans>, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> HumanTier {
        var group = humans.value.group
        group.agents = staffing(humans, following: issues, during: measurement)
        group.open = opening?.course
        var tier = humans.value.tier
        tier.groups = [group]
        tier.canFail = humans.value.resolution != nil
        return tier
    }

    private mutating func staffing(
        _ reading: Reading<Inputs.Humans>, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> Timetable<Int> {
        let humans = reading.value
        let length = minutes(measurement.interval)
        if let agents = humans.agents { return .constant(agents) }
        if let perHour = humans.agentsPerHour {
            return Timetable(
                interval: .hour, values: passing(perHour, during: measurement), isCyclic: false)
        }
        if let perInterval = humans.agentsPerInterval {
            return Timetable(
                interval: measurement.interval,
                values: passing(perInterval, every: length, during: measurement), isCyclic: false)
        }
        if let perWeekHour = humans.agentsPerWeekHour {
            let copies = measurement.intervalsPerHour
            return measurement.timetable(
                ofWeek: perWeekHour.flatMap { Array(repeating: $0, count: copies) })
        }
        if let perWeek = humans.agentsPerWeekInterval {
            guard perWeek.count == measurement.intervalsPerWeek else {
                report(
                    reading.agentsPerWeekInterval,
                    "must have \(measurement.intervalsPerWeek) numbers, one for every \(length) "
                        + "minutes of the week (found \(perWeek.count)): intervalMinutes is "
                        + "\(length)")
                return .constant(0)
            }
            return measurement.timetable(ofWeek: perWeek)
        }
        guard let payroll = humans.fullTimeEquivalents else {
            preconditionFailure("the table asks for one of the forms")
        }
        let paidHours = payroll * humans.group.paidHoursPerWeek
        let share = humans.group.shrinkage
        // Whoever comes while the desk is closed needs nobody then.
        let stayAway = inputs.value.demand.whenClosed == .stayAway
        let open = opening.map {
            issues.isCyclic ? measurement.timetable(ofWeek: $0.week) : $0.course
        }
        let demand = issues.byIntervals(of: measurement.interval).while(open)
        guard demand.values.contains(where: { $0 > 0 }) else {
            report(
                reading.fullTimeEquivalents,
                "follows the demand, and nobody comes while the desk is open: give agents")
            return .constant(0)
        }
        return staffing(
            hoursPerWeek: paidHours * (1 - share), following: demand,
            perWeek: issues.isCyclic ? nil : freshPerWeek.map { $0 * (stayAway ? 1 : openShare) })
    }

    /// Agents on duty in proportion to demand. Rounding the running total, not each interval, keeps
    /// the sum of the hours.
    ///
    /// - Parameter perWeek: the demand of a usual week, for which the hours of a week are; nil for
    ///   the mean of all that is given.
    private func staffing(
        hoursPerWeek: Double, following demand: Timetable<Double>, perWeek: Double?
    ) -> Timetable<Int> {
        let total = perWeek ?? demand.values.reduce(0, +)
        let weekOfIntervals = 7 * TimeSpan.day.ticks / demand.interval.ticks
        let intervals = perWeek == nil ? demand.values.count : Int(weekOfIntervals)
        let perHour = Double(weekOfIntervals) / 168
        let agentIntervals = hoursPerWeek * perHour * Double(intervals) / Double(weekOfIntervals)
        var planned = 0.0
        var rounded = 0
        let agents = demand.values.map { expected in
            planned += agentIntervals * expected / total
            defer { rounded = Int(planned.rounded()) }
            return Int(planned.rounded()) - rounded
        }
        return Timetable(
            interval: demand.interval, values: agents, isCyclic: demand.isCyclic,
            phase: demand.phase)
    }

    /// The intents; a single one that is called `all` if the file has none.
    mutating func intents(complexityShares: [Double]) -> [Intent] {
        guard let list = inputs.intents.given() else {
            var all = Inputs.Intent()
            (all.name, all.share) = ("all", 1)
            return [intent(inputs.of(all), priorityClass: 0, complexityShares)]
        }
        sharesAddUp(list, \.share)
        checkNames(list, \.name)
        let priorities = Set(list.value.map(\.priority)).sorted()
        return list.elements().map { intent in
            self.intent(
                intent, priorityClass: priorities.firstIndex(of: intent.value.priority) ?? 0,
                complexityShares)
        }
    }

    private mutating func intent(
        _ own: Reading<Inputs.Intent>, priorityClass: Int, _ usualShares: [Double]
    ) -> Intent {
        let (ai, humans) = (inputs.ai.given(), inputs.humans.given())
        let complexities = usualShares.count
        var shares = usualShares
        if let given = own.complexityShares.given() {
            shares = perComplexity(given, count: complexities)
            if abs(shares.reduce(0, +) - 1) > 1e-6 {
                report(given, "shares must add up to 1 (found \(shares.reduce(0, +)))")
            }
        }
        if ai?.value.accuracy != nil {
            rejectOtherForm(own.containment, than: "accuracy")
        }
        if ai?.value.containment != nil {
            rejectOtherForm(own.accuracy, than: "containment")
        }
        return Intent(
            name: own.value.name, share: own.value.share,
            containment: own.value.containment ?? ai?.value.containment ?? 0,
            aiSession: (own.aiSessionMinutes.given() ?? ai?.sessionMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            } ?? .constant(0),
            humanSession: (own.humanSessionMinutes.given() ?? humans?.sessionMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            } ?? .constant(0),
            patience: (own.patienceMinutes.given() ?? humans?.patienceMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            },
            priorityClass: priorityClass, complexityShares: shares,
            aiAccuracy: probabilities(own.accuracy, ai?.accuracy, complexities),
            humanResolution: probabilities(own.resolution, humans?.resolution, complexities),
            valueAtRisk: own.valueAtRisk.given().map { distribution($0, secondsPerUnit: 1) })
    }

    private mutating func rejectOtherForm<Part>(_ given: Reading<Part?>, than form: String) {
        if given.value == nil { return }
        report(given, "cannot be given beside ai.\(form): the AI has one form only")
    }

    private mutating func probabilities(
        _ own: Reading<Inputs.PerComplexity?>, _ usual: Reading<Inputs.PerComplexity?>?,
        _ complexities: Int
    ) -> [Double] {
        (own.given() ?? usual?.given()).map { perComplexity($0, count: complexities) }
            ?? Array(repeating: 1, count: complexities)
    }
}

extension Timetable<Double> {
    /// The same demand as far as a desk is open, in as long intervals; nil for always.
    fileprivate func `while`(_ open: Timetable<Bool>?) -> Timetable<Double> {
        guard let open else { return self }
        let count = values.count
        let values = values.enumerated().map { place, value in
            let number = isCyclic ? (place - phase + count) % count : place
            return open.value(at: start(ofInterval: number)) ? value : 0
        }
        return Timetable(interval: interval, values: values, isCyclic: isCyclic, phase: phase)
    }

    /// The same demand in intervals of another length, with which one begins.
    fileprivate func byIntervals(of other: TimeSpan) -> Timetable<Double> {
        let (length, wanted) = (interval.ticks, other.ticks)
        if length == wanted { return self }
        let count = (Int64(values.count) * length + wanted - 1) / wanted
        var sums = [Double](repeating: 0, count: Int(count))
        for (number, expected) in values.enumerated() {
            var from = Int64(number) * length
            let end = from + length
            while from < end {
                let to = Swift.min(end, (from / wanted + 1) * wanted)
                sums[Int(from / wanted)] += expected * Double(to - from) / Double(length)
                from = to
            }
        }
        return Timetable(
            interval: other, values: sums, isCyclic: isCyclic,
            phase: Int(Int64(phase) * length / wanted))
    }
}
