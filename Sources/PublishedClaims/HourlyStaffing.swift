import QueueingTheory

/// The fewest agents, hour by hour, with whom no more than a share of customers gives up.
///
/// Each hour of the week is an Erlang A queue in steady state; an agent with c chats at once is c
/// servers. Shifts are free to follow the demand, so that real rosters need more: this is a bound.
struct HourlyStaffing: Sendable {
    let practice: PublishedFigures.Practice

    /// Full-time agents on the payroll.
    ///
    /// - Parameters:
    ///   - conversationsPerMonth: offered to humans in 30 days.
    ///   - minutes: mean session time.
    func agents(conversationsPerMonth: Double, minutes: Double) -> Double {
        let perMinute = conversationsPerMonth / (30 * 24 * 60)
        let chats = practice.chatsAtOnce.value.low
        let agentHours = practice.hourlyShape.reduce(0) { sum, factor in
            let servers = servers(perMinute: perMinute * factor, minutes: minutes)
            return sum + (Double(servers) / chats).rounded(.up)
        }
        let weeks = Double(practice.hourlyShape.count) / 168
        return agentHours / weeks
            / (practice.paidHoursPerWeek.value.low * (1 - practice.shrinkage.value.low))
    }

    private func servers(perMinute: Double, minutes: Double) -> Int {
        guard perMinute > 0 else { return 0 }
        let load = perMinute * minutes
        let limit = practice.abandonment.value.low
        func suffices(_ servers: Int) -> Bool {
            ErlangA(
                arrivalRate: perMinute, serviceRate: 1 / minutes,
                abandonmentRate: 1 / practice.patienceMinutes.value.low, servers: servers
            ).abandonmentProbability <= limit
        }
        // All who do not give up are served: no fewer servers than their load can do it.
        var least = max(1, Int((load * (1 - limit)).rounded(.up)))
        var enough = max(least, SquareRootStaffing.servers(offeredLoad: load, beta: 3))
        while !suffices(enough) { enough *= 2 }
        while least < enough {
            let middle = (least + enough) / 2
            if suffices(middle) { enough = middle } else { least = middle + 1 }
        }
        return enough
    }

    /// The inputs beside volume and session time.
    var inputs: [PublishedFigure] {
        [
            practice.paidHoursPerWeek, practice.shrinkage, practice.chatsAtOnce,
            practice.patienceMinutes, practice.demandCurve, practice.abandonment,
        ]
    }
}
