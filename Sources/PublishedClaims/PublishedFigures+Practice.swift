import Workloads

extension PublishedFigures {
    /// How agents work: what the launch month's workload says, and the range beside it.
    struct Practice: Sendable {
        var paidHoursPerWeek: PublishedFigure
        var shrinkage: PublishedFigure
        var chatsAtOnce: PublishedFigure
        var patienceMinutes: PublishedFigure
        var aiMinutes: PublishedFigure
        var demandCurve: PublishedFigure
        /// Fresh issues in each hour of the week, relative.
        var hourlyShape: [Double]

        var shrinkageRange: PublishedFigure
        var occupancyRange: PublishedFigure
        var occupancy: PublishedFigure
        var occupancyCap: PublishedFigure
        var sustainableOccupancy: PublishedFigure
        var usualChatsAtOnce: PublishedFigure
        var abandonment: PublishedFigure
        var shortestAIMinutes: PublishedFigure
        var repeatRate: PublishedFigure
        var phoneContacts: PublishedFigure
        var phoneMinutes: PublishedFigure

        init(_ figures: inout FigureGroup, _ workload: Workload) {
            shrinkageRange = figures.take("shrinkageRange")
            occupancyRange = figures.take("occupancyRange")
            occupancy = figures.take("occupancy")
            occupancyCap = figures.take("occupancyCap")
            sustainableOccupancy = figures.take("sustainableOccupancy")
            usualChatsAtOnce = figures.take("usualChatsAtOnce")
            abandonment = figures.take("abandonment")
            shortestAIMinutes = figures.take("shortestAIMinutes")
            repeatRate = figures.take("repeatRate")
            phoneContacts = figures.take("phoneContacts")
            phoneMinutes = figures.take("phoneMinutes")
            let intent = workload.scenario.intents[0]
            guard let humans = workload.scenario.humans, let patience = intent.patience else {
                preconditionFailure("the launch month has agents, and customers who give up")
            }
            func figure(
                _ name: String, _ value: Double, _ unit: ClaimUnit, _ path: String
            ) -> PublishedFigure {
                let reason = workload.assumptions.first { path.hasPrefix($0.path) }?.reason
                return PublishedFigure(
                    name, ClaimRange(value), unit,
                    reason.map { .assumption("\(workload.name), \(path): \($0)") }
                        ?? FigureSource(
                            title: "workload \(workload.name), \(path)", evidence: .calibrated))
            }
            paidHoursPerWeek = figure(
                "paid hours in an agent's week", humans.groups[0].paidHoursPerWeek, .hours,
                "humans.paidHoursPerWeek")
            shrinkage = figure(
                "share of paid time not available", humans.groups[0].shrinkage, .share,
                "humans.shrinkage")
            chatsAtOnce = figure(
                "chats at once, without slowing each other", Double(humans.totalRates.count),
                .chatsAtOnce,
                "humans.rates")
            patienceMinutes = figure(
                "minutes that customers wait for a human, mean",
                patience.mean / 60, .minutes, "humans.patienceMinutes")
            aiMinutes = figure(
                "minutes of an AI session, mean", intent.aiSession.mean / 60, .minutes,
                "ai.sessionMinutes")
            let hours = workload.scenario.demand.issues.values
            let mean = hours.reduce(0, +) / Double(hours.count)
            hourlyShape = hours.map { $0 / mean }
            demandCurve = figure(
                "demand of the busiest hour over the mean", hourlyShape.reduce(0, max), .ratio,
                "demand.hours")
        }

        /// Hours on the payroll of an agent in a month, of which a year has twelve.
        var paidHoursPerMonth: ClaimRange { paidHoursPerWeek.value * 52 / 12 }
        /// Hours on the payroll of an agent in a year.
        var paidHoursPerYear: ClaimRange { paidHoursPerWeek.value * 52 }

        /// Hours of an agent's month spent on conversations.
        func handlingHours(shrinkage: PublishedFigure, occupancy: PublishedFigure) -> ClaimRange {
            paidHoursPerMonth * (1 - shrinkage.value) * occupancy.value
        }

        /// At the middle of the usual ranges.
        var handlingHours: ClaimRange { handlingHours(shrinkage: shrinkage, occupancy: occupancy) }
        /// Over the whole of the usual ranges.
        var handlingHoursRange: ClaimRange {
            handlingHours(shrinkage: shrinkageRange, occupancy: occupancyRange)
        }
        /// The inputs of `handlingHours`.
        var handlingInputs: [PublishedFigure] { [paidHoursPerWeek, shrinkage, occupancy] }
        /// The inputs of `handlingHoursRange`.
        var rangeInputs: [PublishedFigure] { [paidHoursPerWeek, shrinkageRange, occupancyRange] }
    }
}
