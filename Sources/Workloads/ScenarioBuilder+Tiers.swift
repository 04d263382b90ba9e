import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    func aiTier(_ reading: Reading) -> AITier {
        AITier(
            share: reading["share"].number,
            askForHuman: reading["askForHuman"].number,
            sessionLimit: reading.optional("sessions")?.integer,
            overflow: reading["whenFull"].string == "reject" ? .rejected : .toHumans,
            pricePerConversation: reading["pricePerConversation"].number)
    }

    mutating func humanTier(
        _ reading: Reading, following issues: Timetable<Double>, startHourOfWeek: Int
    ) -> HumanTier? {
        let forms = ["fullTimeEquivalents", "agents", "agentsPerHour", "agentsPerWeekHour"]
        guard exactlyOne(of: forms, in: reading) else { return nil }
        return HumanTier(
            agents: staffing(
                reading, following: issues, startHourOfWeek: startHourOfWeek),
            totalRates: reading["rates"].elements.map(\.number),
            waitingRoom: reading.optional("waitingRoom")?.integer,
            shrinkage: reading["shrinkage"].number,
            paidHoursPerWeek: reading["paidHoursPerWeek"].number,
            costPerPaidHour: reading["costPerPaidHour"].number)
    }

    private func staffing(
        _ reading: Reading, following issues: Timetable<Double>, startHourOfWeek: Int
    ) -> Timetable<Int> {
        if let agents = reading.optional("agents") { return .constant(agents.integer) }
        if let perHour = reading.optional("agentsPerHour") {
            return Timetable(
                interval: .hour, values: perHour.elements.map(\.integer), isCyclic: false)
        }
        if let perWeekHour = reading.optional("agentsPerWeekHour") {
            return Timetable(
                interval: .hour, values: perWeekHour.elements.map(\.integer), isCyclic: true,
                phase: startHourOfWeek)
        }
        let paidHours =
            reading["fullTimeEquivalents"].number * reading["paidHoursPerWeek"].number
        let hoursPerWeek = paidHours * (1 - reading["shrinkage"].number)
        return staffing(hoursPerWeek: hoursPerWeek, following: hourly(issues))
    }

    /// Agents on duty in proportion to demand. Rounding the running total, not each hour, keeps
    /// the sum of the hours.
    private func staffing(
        hoursPerWeek: Double, following demand: Timetable<Double>
    ) -> Timetable<Int> {
        let total = demand.values.reduce(0, +)
        let agentHours = hoursPerWeek * Double(demand.values.count) / 168
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
        return Timetable(interval: .hour, values: sums, isCyclic: issues.isCyclic)
    }

    /// The intents; a single one that is called `all` if the file has none.
    mutating func intents(_ file: Reading) -> [Intent] {
        guard let list = file.optional("intents") else {
            return [intent(nil, name: "all", share: 1, priorityClass: 0, file)]
        }
        let elements = list.elements
        _ = sharesAddUp(list)
        let priorities = Set(elements.map { $0["priority"].integer }).sorted()
        let names = elements.map { $0["name"].string }
        for (position, name) in names.enumerated() where names[..<position].contains(name) {
            report(elements[position]["name"], "the name \"\(name)\" is used twice")
        }
        return elements.map { element in
            let priority = element["priority"].integer
            return intent(
                element, name: element["name"].string, share: element["share"].number,
                priorityClass: priorities.firstIndex(of: priority) ?? 0, file)
        }
    }

    private mutating func intent(
        _ own: Reading?, name: String, share: Double, priorityClass: Int, _ file: Reading
    ) -> Intent {
        let (ai, humans) = (file.optional("ai"), file.optional("humans"))
        func minutes(_ key: String, _ tier: Reading?, _ tierKey: String) -> Reading? {
            own?.optional(key) ?? tier?.optional(tierKey)
        }
        let containment = own?.optional("containment") ?? ai?["containment"]
        return Intent(
            name: name, share: share, containment: containment?.number ?? 0,
            aiSession: minutes("aiSessionMinutes", ai, "sessionMinutes")
                .map { distribution($0, secondsPerUnit: 60) } ?? .constant(0),
            humanSession: minutes("humanSessionMinutes", humans, "sessionMinutes")
                .map { distribution($0, secondsPerUnit: 60) } ?? .constant(0),
            patience: minutes("patienceMinutes", humans, "patienceMinutes")
                .map { distribution($0, secondsPerUnit: 60) },
            priorityClass: priorityClass)
    }
}
