import ContactRouting
import SimulationKernel
import StrictJSON

/// People who come, learn and leave.
extension ScenarioBuilder {
    mutating func careers(
        _ given: Reading<Inputs.Careers>, during measurement: MeasurementPlan
    ) -> Careers {
        var careers = given.value.model
        careers.people = given.value.people ?? ScenarioBuilder.asStaffed
        careers.tenureDays = given.tenureDays.given().map {
            distribution($0, secondsPerUnit: 1)
        }
        if let share = given.attritionPerYear.given() {
            if !careers.attrition.isEmpty {
                report(share, "is said by attrition, too: give one of them")
            }
            careers.attrition = [Careers.Attrition(sharePerYear: checkedShare(share))]
        } else {
            checkAttrition(given[\.model.attrition])
        }
        checkRamp(given[\.model.ramp], during: measurement)
        careers.moves =
            moves(given.classes, "classes", during: measurement)
            + moves(given.departures, "departures", during: measurement).map {
                Careers.Move(day: $0.day, people: -$0.people)
            }
        return careers
    }

    /// Stands for as many people as the staffing needs, until that is known.
    private static let asStaffed = -1

    /// Finds for how many people the plans of groups are, and gives them these where the file does
    /// not say how many there are: one at least, if anybody is planned.
    ///
    /// - Parameter first: what the run starts with, for a part of it.
    func countPeople(of scenario: inout Scenario, after first: Scenario? = nil) {
        for (number, group) in (scenario.humans?.groups ?? []).enumerated() {
            guard var careers = group.careers else { continue }
            let needed = scenario.fullTimeEquivalents(of: group)
            careers.plannedPeople = needed > 0 ? needed : nil
            if careers.people == ScenarioBuilder.asStaffed {
                // All of the plan at first, and people are those of the start whatever comes later.
                let start = first?.humans?.groups[number] ?? group
                let neededFirst = (first ?? scenario).fullTimeEquivalents(of: start)
                careers.people = max(Int(neededFirst.rounded()), neededFirst > 0 ? 1 : 0)
                careers.plannedPeople =
                    neededFirst > 0 && needed > 0
                    ? needed * Double(careers.people) / neededFirst : nil
            }
            scenario.humans?.groups[number].careers = careers
        }
    }

    /// A share of people who leave in a year: what is 1 or more was meant as something else.
    private mutating func checkedShare(_ share: Reading<Double>) -> Double {
        let value = share.value
        guard value >= 1 else { return value }
        let rounded = (Careers.Attrition.share(ofHazardPerYear: value) * 1e4).rounded() / 1e4
        let hazard = JSONOutput.number(rounded).text()
        let found = JSONOutput.number(value).text()
        report(
            share,
            "must be the share of people who leave in a year, below 1 (found \(found)): "
                + (value <= 100
                    ? "\(found) % is \(JSONOutput.number(value / 100).text()), and " : "")
                + "a hazard of \(found) a year is \(hazard)")
        return 0
    }

    private mutating func checkAttrition(_ list: Reading<[Careers.Attrition]>) {
        var before: Double?
        for own in list.elements() {
            _ = checkedShare(own.sharePerYear)
            let from = own.value.fromDays
            if let before, from <= before {
                report(own.fromDays, "must be above that of the one before (found \(from))")
            } else if before == nil, from != 0 {
                report(own.fromDays, "must be 0 in the first: it is of beginners (found \(from))")
            }
            before = from
        }
    }

    private mutating func checkRamp(
        _ list: Reading<[Careers.Skill]>, during measurement: MeasurementPlan
    ) {
        var before: Double?
        for own in list.elements() {
            let days = own.value.days
            if let before, days <= before {
                report(own.days, "must be above that of the one before (found \(days))")
            }
            before = days
        }
        let run = (measurement.warmUp.seconds + measurement.horizon.seconds) / 86_400
        guard !isRunOfOtherLength else { return }
        if let last = list.elements().last, list.value.count > 1, last.value.days > run {
            report(
                last.days,
                "nobody who begins in the run comes to the end of the ramp: it takes "
                    + "\(JSONOutput.number(last.value.days).text()) days, and the run "
                    + "\(JSONOutput.number((run * 10).rounded() / 10).text())",
                severity: .warning)
        }
    }

    private mutating func moves(
        _ list: Reading<[Inputs.Careers.Move]>, _ key: String, during measurement: MeasurementPlan
    ) -> [Careers.Move] {
        let days = measurement.daysOfRun
        let minute = 60 * TimeSpan.ticksPerSecond
        return list.elements().compactMap { move in
            let local = move.value.date.dayNumber * LocalClock.day
            let start = Int64(clock.firstElapsed(at: local) + minutes(measurement.warmUp)) * minute
            guard start >= 0 else {
                report(
                    move.date,
                    "is before the run starts"
                        + (key == "classes" ? ": count them among people" : ": leave it out"))
                return nil
            }
            guard let day = days.firstIndex(where: { $0.ticks >= start }) else {
                if isRunOfOtherLength { return nil }
                report(
                    move.date, "comes after the end of the run, and so makes no difference",
                    severity: .warning)
                return nil
            }
            return Careers.Move(day: day, people: move.value.people)
        }
    }

    /// Warns of a copilot that helps beginners alone, where there are none.
    mutating func checkCopilots(of scenario: Scenario) {
        guard !isPartOfRun, let humans = inputs.humans.given() else { return }
        let idle = (scenario.humans?.groups ?? []).filter { group in
            guard let copilot = group.copilot else { return false }
            let helpsExperts =
                copilot.expertSpeedGain != 0 || copilot.expertResolutionGain != 0
            let areThere =
                group.careers?.ramp.isEmpty == false
                || group.grades.contains { $0.experience < 1 }
            return !helpsExperts && !areThere
        }
        guard let group = idle.first else { return }
        report(
            humans,
            "the copilot of \(group.name) helps nobody: it has gains for beginners alone, and all "
                + "are experts without careers.ramp or a grade's experience",
            severity: .warning)
    }

    mutating func check(
        _ onCall: Reading<OnCall>, _ group: AgentGroup, during measurement: MeasurementPlan
    ) {
        if group.careers != nil {
            report(
                onCall, "cannot be said of a group with careers: give the pool a group of its own")
        }
        let length = measurement.interval.seconds / 60
        for own in [onCall.leadMinutes, onCall.leastMinutes]
        where own.value.truncatingRemainder(dividingBy: length) != 0 {
            report(
                own,
                "must be whole intervals of \(JSONOutput.number(length).text()) minutes (found "
                    + "\(JSONOutput.number(own.value).text()))")
        }
    }
}
