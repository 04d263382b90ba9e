import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    mutating func humanTier(
        _ reading: Reading, following issues: Timetable<Double>, perWeek: Double?,
        during measurement: MeasurementPlan
    ) -> HumanTier? {
        guard exactlyOne(of: .staffing, in: reading) else { return nil }
        return HumanTier(
            agents: staffing(
                reading, following: issues, perWeek: perWeek, during: measurement),
            totalRates: reading["rates"].elements.map(\.number),
            waitingRoom: reading.optional("waitingRoom")?.integer,
            shrinkage: reading["shrinkage"].number,
            paidHoursPerWeek: reading["paidHoursPerWeek"].number,
            costPerPaidHour: reading["costPerPaidHour"].number,
            canFail: reading.optional("resolution") != nil,
            resolutionLossPerConversation: reading["resolutionLossPerConversation"].number,
            resolutionDeviation: reading["resolutionDeviation"].number,
            afterHours: reading["afterHours"].read(), endOfShift: reading["endOfShift"].read(),
            waitPredictor: reading.optional("waitPredictor").map { $0.read() })
    }

    private func staffing(
        _ reading: Reading, following issues: Timetable<Double>, perWeek: Double?,
        during measurement: MeasurementPlan
    ) -> Timetable<Int> {
        if let agents = reading.optional("agents") { return .constant(agents.integer) }
        if let perHour = reading.optional("agentsPerHour") {
            return Timetable(
                interval: .hour,
                values: passing(perHour.elements.map(\.integer), during: measurement),
                isCyclic: false)
        }
        if let perWeekHour = reading.optional("agentsPerWeekHour") {
            return measurement.timetable(ofWeek: perWeekHour.elements.map(\.integer))
        }
        let paidHours =
            reading["fullTimeEquivalents"].number * reading["paidHoursPerWeek"].number
        let hoursPerWeek = paidHours * (1 - reading["shrinkage"].number)
        return staffing(
            hoursPerWeek: hoursPerWeek, following: hourly(issues),
            perWeek: issues.isCyclic ? nil : perWeek)
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
    mutating func intents(_ file: Reading, complexityShares: [Double]) -> [Intent] {
        guard let list = file.optional("intents") else {
            return [intent(nil, name: "all", priorityClass: 0, complexityShares, file)]
        }
        let elements = list.elements
        _ = sharesAddUp(list)
        checkNames(list)
        let priorities = Set(elements.map { $0["priority"].integer }).sorted()
        return elements.map { element in
            intent(
                element, name: element["name"].string,
                priorityClass: priorities.firstIndex(of: element["priority"].integer) ?? 0,
                complexityShares, file)
        }
    }

    /// The names of the intents, for rules that name them.
    func intentNames(_ file: Reading) -> [String] {
        file.optional("intents")?.elements.map { $0["name"].string } ?? ["all"]
    }

    private mutating func intent(
        _ own: Reading?, name: String, priorityClass: Int, _ usualShares: [Double],
        _ file: Reading
    ) -> Intent {
        let (ai, humans) = (file.optional("ai"), file.optional("humans"))
        func seconds(_ key: String, _ tier: Reading?, _ tierKey: String) -> Distribution? {
            (own?.optional(key) ?? tier?.optional(tierKey))
                .map { distribution($0, secondsPerUnit: 60) }
        }
        var shares = usualShares
        if let given = own?.optional("complexityShares") {
            shares = perComplexity(given, count: usualShares.count)
            if abs(shares.reduce(0, +) - 1) > 1e-6 {
                report(given, "shares must add up to 1 (found \(shares.reduce(0, +)))")
            }
        }
        for (key, form) in [("containment", "accuracy"), ("accuracy", "containment")] {
            if let given = own?.optional(key), ai?.optional(form) != nil {
                report(given, "cannot be given beside ai.\(form): the AI has one form only")
            }
        }
        func probabilities(_ key: String, of tier: Reading?) -> [Double] {
            let reading = own?.optional(key) ?? tier?.optional(key)
            return reading.map { perComplexity($0, count: usualShares.count) }
                ?? Array(repeating: 1, count: usualShares.count)
        }
        return Intent(
            name: name, share: own?["share"].number ?? 1,
            containment: (own?.optional("containment") ?? ai?.optional("containment"))?.number
                ?? 0,
            aiSession: seconds("aiSessionMinutes", ai, "sessionMinutes") ?? .constant(0),
            humanSession: seconds("humanSessionMinutes", humans, "sessionMinutes")
                ?? .constant(0),
            patience: seconds("patienceMinutes", humans, "patienceMinutes"),
            priorityClass: priorityClass, complexityShares: shares,
            aiAccuracy: probabilities("accuracy", of: ai),
            humanResolution: probabilities("resolution", of: humans),
            valueAtRisk: own?.optional("valueAtRisk").map {
                distribution($0, secondsPerUnit: 1)
            })
    }
}
