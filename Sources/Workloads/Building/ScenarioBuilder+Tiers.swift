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
        group.agents = staffing(humans.value, following: issues, during: measurement)
        var tier = humans.value.tier
        tier.groups = [group]
        tier.canFail = humans.value.resolution != nil
        return tier
    }

    private func staffing(
        _ humans: Inputs.Humans, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> Timetable<Int> {
        if let agents = humans.agents { return .constant(agents) }
        if let perHour = humans.agentsPerHour {
            return Timetable(
                interval: .hour, values: passing(perHour, during: measurement), isCyclic: false)
        }
        if let perWeekHour = humans.agentsPerWeekHour {
            return measurement.timetable(ofWeek: perWeekHour)
        }
        guard let payroll = humans.fullTimeEquivalents else {
            preconditionFailure("the table asks for one of the forms")
        }
        let paidHours = payroll * humans.group.paidHoursPerWeek
        let hoursPerWeek = paidHours * (1 - humans.group.shrinkage)
        return staffing(
            hoursPerWeek: hoursPerWeek, following: hourly(issues),
            perWeek: issues.isCyclic ? nil : freshPerWeek)
    }

    /// Agents on duty in proportion to demand. Rounding the running total, not each hour, keeps
    /// the sum of the hours.
    ///
    /// - Parameter perWeek: the demand of a usual week, for which the hours of a week are; nil for
    ///   the mean of all that is given.
    private func staffing(
        hoursPerWeek: Double, following demand: Timetable<Double>, perWeek: Double?
    ) -> Timetable<Int> {
        let total = perWeek ?? demand.values.reduce(0, +)
        let hours = perWeek == nil ? demand.values.count : 168
        let agentHours = hoursPerWeek * Double(hours) / 168
        var planned = 0.0
        var rounded = 0
        let agents = demand.values.map { expected in
            planned += agentHours * expected / total
            defer { rounded = Int(planned.rounded()) }
            return Int(planned.rounded()) - rounded
        }
        return Timetable(
            interval: .hour, values: agents, isCyclic: demand.isCyclic, phase: demand.phase)
    }

    /// The same demand by the hour, whatever the length of its intervals.
    private func hourly(_ issues: Timetable<Double>) -> Timetable<Double> {
        let (length, hour) = (issues.interval.ticks, TimeSpan.hour.ticks)
        if length == hour { return issues }
        let hours = (Int64(issues.values.count) * length + hour - 1) / hour
        var sums = [Double](repeating: 0, count: Int(hours))
        for (number, expected) in issues.values.enumerated() {
            var from = Int64(number) * length
            let end = from + length
            while from < end {
                let to = min(end, (from / hour + 1) * hour)
                sums[Int(from / hour)] += expected * Double(to - from) / Double(length)
                from = to
            }
        }
        return Timetable(
            interval: .hour, values: sums, isCyclic: issues.isCyclic,
            phase: Int(Int64(issues.phase) * length / hour))
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
