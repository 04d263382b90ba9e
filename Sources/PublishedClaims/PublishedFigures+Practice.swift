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

        var shrinkageRange = PublishedFigure(
            "share of paid time not available, range", Span(0.25, 0.35), .share,
            .assumption("within the 20 to 35 % of guides to planning"))
        var occupancyRange = PublishedFigure(
            "occupancy, range", Span(0.75, 0.85), .share,
            .assumption("a usual range; guides name up to 90 %"))
        var occupancy = PublishedFigure(
            "occupancy", 0.83, .share, .assumption("between the usual 75 and 90 %"))
        var occupancyCap = PublishedFigure(
            "occupancy that agents can bear for long", 0.88, .share,
            .assumption("guides to planning name 85 to 90 %"))
        var sustainableOccupancy = PublishedFigure(
            "occupancy of a normal operation", Span(0.75, 0.90), .share,
            .assumption("what guides to planning call normal"))
        var usualChatsAtOnce = PublishedFigure(
            "chats at once in practice", Span(2, 3), .chatsAtOnce,
            .assumption("handle times grow beyond it"))
        var abandonment = PublishedFigure(
            "greatest share of customers who give up", 0.02, .share,
            .assumption("a service that nobody would call broken"))
        var shortestAIMinutes = PublishedFigure(
            "shortest mean AI session", 1.5, .minutes,
            .assumption("\"less than 2 minutes\" would hardly be said of less"))
        var repeatRate = PublishedFigure(
            "repeat rate before", Span(0.25, 0.30), .share,
            .assumption(
                "first contact resolution is commonly near 70 %; the base was not "
                    + "published"))
        var phoneContacts = PublishedFigure(
            "telephone contacts a month", 1_000_000, .conversations,
            .assumption("never published"))
        var phoneMinutes = PublishedFigure(
            "minutes of a telephone contact", 7, .minutes, .assumption("never published"))

        init(_ workload: Workload) {
            let intent = workload.scenario.intents[0]
            guard let humans = workload.scenario.humans, let patience = intent.patience else {
                preconditionFailure("the launch month has agents, and customers who give up")
            }
            func figure(
                _ name: String, _ value: Double, _ unit: ClaimUnit, _ path: String
            ) -> PublishedFigure {
                let reason = workload.assumptions.first { path.hasPrefix($0.path) }?.reason
                return PublishedFigure(
                    name, Span(value), unit,
                    reason.map { .assumption("\(workload.name), \(path): \($0)") }
                        ?? FigureSource(
                            title: "workload \(workload.name), \(path)", evidence: .calibrated))
            }
            paidHoursPerWeek = figure(
                "paid hours in an agent's week", humans.paidHoursPerWeek, .hours,
                "humans.paidHoursPerWeek")
            shrinkage = figure(
                "share of paid time not available", humans.shrinkage, .share, "humans.shrinkage")
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
        var paidHoursPerMonth: Span { paidHoursPerWeek.value * 52 / 12 }
        /// Hours on the payroll of an agent in a year.
        var paidHoursPerYear: Span { paidHoursPerWeek.value * 52 }

        /// Hours of an agent's month spent on conversations.
        func handlingHours(shrinkage: PublishedFigure, occupancy: PublishedFigure) -> Span {
            paidHoursPerMonth * (1 - shrinkage.value) * occupancy.value
        }

        /// At the middle of the usual ranges.
        var handlingHours: Span { handlingHours(shrinkage: shrinkage, occupancy: occupancy) }
        /// Over the whole of the usual ranges.
        var handlingHoursRange: Span {
            handlingHours(shrinkage: shrinkageRange, occupancy: occupancyRange)
        }
        /// The inputs of `handlingHours`.
        var handlingInputs: [PublishedFigure] { [paidHoursPerWeek, shrinkage, occupancy] }
        /// The inputs of `handlingHoursRange`.
        var rangeInputs: [PublishedFigure] { [paidHoursPerWeek, shrinkageRange, occupancyRange] }
    }
}
