import ContactRouting
import FieldTables
import RandomVariates
import SimulationKernel
import StrictJSON

/// Groups of agents.
extension ScenarioBuilder {
    mutating func humanTier(
        _ humans: Reading<Inputs.Humans>, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> HumanTier {
        var tier = humans.value.tier
        tier.groups = groups(of: humans, following: issues, during: measurement)
        tier.canFail = humans.value.resolution != nil
        tier.balksAbove = humans.balkAboveMinutes.given().map {
            distribution($0, secondsPerUnit: 60)
        }
        tier.transfers = transfers(of: humans)
        return tier
    }

    /// The groups of agents; a single one that is called `agents` if the file has none.
    private mutating func groups(
        of humans: Reading<Inputs.Humans>, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> [AgentGroup] {
        guard let list = humans.groups.given() else {
            var group = humans.value.group
            group.open = opening?.course
            group.agents = staffing(
                humans, \.staffing, of: group, opening, following: issues, during: measurement)
            group.careers = humans.careers.given().map { careers($0, during: measurement) }
            return [group]
        }
        checkNames(list, \.name)
        if let careers = humans.careers.given() {
            report(careers, "is of one group, and there are several: give each its own")
        }
        return list.elements().map { own in
            group(own, like: humans.value.group, following: issues, during: measurement)
        }
    }

    /// A group, which is like the tier in what it does not say.
    private mutating func group(
        _ own: Reading<Inputs.Group>, like tier: AgentGroup, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> AgentGroup {
        var group = tier
        let given = own.value
        group.name = given.name
        group.totalRates = given.rates ?? tier.totalRates
        group.shrinkage = given.shrinkage ?? tier.shrinkage
        group.paidHoursPerWeek = given.paidHoursPerWeek ?? tier.paidHoursPerWeek
        group.costPerPaidHour = given.costPerPaidHour ?? tier.costPerPaidHour
        group.resolutionLossPerConversation =
            given.resolutionLossPerConversation ?? tier.resolutionLossPerConversation
        group.resolutionDeviation = given.resolutionDeviation ?? tier.resolutionDeviation
        group.endOfShift = given.endOfShift ?? tier.endOfShift
        if let skills = own.skills.given() {
            group.skills = skills.elements().map { skill($0) }
        }
        if let grades = own.grades.given() {
            sharesAddUp(grades, \.share)
            checkNames(grades, \.name)
            checkLimits(grades, rates: group.totalRates.count)
            group.grades = grades.value
        }
        group.copilot = given.copilot ?? tier.copilot
        group.fatigue = given.fatigue ?? tier.fatigue
        group.onCall = given.onCall
        group.careers = own.careers.given().map { careers($0, during: measurement) }
        if let onCall = own.onCall.given() { check(onCall, group, during: measurement) }
        let hours =
            own.openingHours.given().map { self.opening($0, during: measurement) } ?? opening
        group.open = hours?.course
        group.agents = staffing(
            own, \.staffing, of: group, hours, following: issues, during: measurement)
        return group
    }

    private mutating func transfers(of humans: Reading<Inputs.Humans>) -> [Transfer] {
        guard let list = humans.transfers.given() else { return [] }
        let names = humans.value.groups?.map(\.name) ?? ["agents"]
        let complexities = inputs.value.complexities?.count ?? 1
        let transfers = list.elements().map { own in
            let isWarm = own.value.kind == .warm
            if !isWarm, own.jointMinutes.isWritten {
                report(own.jointMinutes, "has no effect unless kind is warm", severity: .warning)
            }
            func groups(_ given: Reading<[String]>) -> Set<Int> {
                Set(
                    given.elements().compactMap {
                        position(of: $0.value, among: names, "group", $0)
                    })
            }
            return Transfer(
                from: groups(own.from), to: groups(own.to),
                shares: perComplexity(own.share, count: complexities),
                work: own.minutes.given().map { distribution($0, secondsPerUnit: 60) }
                    ?? .constant(0),
                jointWork: isWarm
                    ? TimeSpan(seconds: own.value.jointMinutes * 60) : nil)
        }
        if let circle = transfers.circle {
            report(
                list,
                "conversations would be passed on for ever: \"\(names[circle])\" gets back what it "
                    + "passes on. Let no group get what it, or one after it, passes on")
        }
        return transfers
    }

    private mutating func checkLimits(_ grades: Reading<[Grade]>, rates: Int) {
        for grade in grades.elements() {
            guard let limit = grade.limit.given(), limit.value > rates else { continue }
            report(
                limit,
                "an agent cannot hold \(limit.value) conversations: rates are given for "
                    + "\(rates) at most. Give one for each number up to \(limit.value)")
        }
    }

    private mutating func skill(_ own: Reading<Inputs.Skill>) -> Skill {
        var skill = own.value.model
        skill.intents = positions(own.intents, among: intentNames, "intent")
        skill.segments = positions(
            own.segments, among: inputs.value.segments?.map(\.model.name) ?? ["all"], "segment")
        skill.complexities = positions(
            own.complexities, among: inputs.value.complexities?.map(\.name) ?? ["all"],
            "complexity")
        skill.afterWait = own.value.afterSeconds.map { TimeSpan(seconds: $0) }
        skill.overflowWait = own.value.expectedWaitSeconds.map { TimeSpan(seconds: $0) }
        return skill
    }

    /// Where the things of these names stand; nil for all of their kind.
    private mutating func positions(
        _ given: Reading<[String]?>, among names: [String], _ kind: String
    ) -> Set<Int>? {
        given.given().map { list in
            Set(list.elements().compactMap { position(of: $0.value, among: names, kind, $0) })
        }
    }

    private mutating func staffing<Owner: Keyed>(
        _ reading: Reading<Owner>, _ forms: KeyPath<Owner, Inputs.Staffing>,
        of group: AgentGroup, _ hours: Opening?, following issues: Timetable<Double>,
        during measurement: MeasurementPlan
    ) -> Timetable<Int> {
        let given = reading.value[keyPath: forms]
        let length = minutes(measurement.interval)
        if let agents = given.agents { return .constant(agents) }
        if let perHour = given.agentsPerHour {
            return Timetable(
                interval: .hour, values: passing(perHour, during: measurement), isCyclic: false)
        }
        if let perInterval = given.agentsPerInterval {
            return Timetable(
                interval: measurement.interval,
                values: passing(perInterval, every: length, during: measurement), isCyclic: false)
        }
        if let perWeekHour = given.agentsPerWeekHour {
            let copies = measurement.intervalsPerHour
            return measurement.timetable(
                ofWeek: perWeekHour.flatMap { Array(repeating: $0, count: copies) })
        }
        if let perWeek = given.agentsPerWeekInterval {
            guard perWeek.count == measurement.intervalsPerWeek else {
                report(
                    reading[forms.appending(path: \.agentsPerWeekInterval)],
                    "must have \(measurement.intervalsPerWeek) numbers, one for every \(length) "
                        + "minutes of the week (found \(perWeek.count)): intervalMinutes is "
                        + "\(length)")
                return .constant(0)
            }
            return measurement.timetable(ofWeek: perWeek)
        }
        guard let payroll = given.fullTimeEquivalents else {
            preconditionFailure("the table asks for one of the forms")
        }
        // Whoever comes while the desk is closed needs nobody then.
        let stayAway = inputs.value.demand.whenClosed == .stayAway
        let open = hours.map {
            issues.isCyclic ? measurement.timetable(ofWeek: $0.week) : $0.course
        }
        let demand = issues.byIntervals(of: measurement.interval).while(open)
        guard demand.values.contains(where: { $0 > 0 }) else {
            if isPartOfRun { return .constant(0) }
            report(
                reading[forms.appending(path: \.fullTimeEquivalents)],
                "follows the demand, and nobody comes while the desk is open: give agents")
            return .constant(0)
        }
        return staffing(
            hoursPerWeek: payroll * group.paidHoursPerWeek * (1 - group.shrinkage),
            following: demand,
            perWeek: issues.isCyclic
                ? nil : freshPerWeek.map { $0 * (stayAway ? 1 : share(whileOpen: hours)) })
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
