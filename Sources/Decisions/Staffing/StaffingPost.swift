import ContactRouting
import Experiments
import SimulationKernel

/// What a plan has a number of agents for: one group in one interval. Where a single group is
/// planned, posts are intervals.
struct StaffingPost: Sendable, Equatable {
    /// The group, by its place among those that are planned.
    let place: Int
    /// The interval, by number.
    let interval: Int
}

extension StaffingTrials {
    /// Every group in every interval in which it is ever open.
    var allPosts: [StaffingPost] {
        groups.indices.flatMap { place in
            intervals.indices.filter { number in
                intervals[number].ofWeek.contains { !isClosed[place][$0] }
            }.map { StaffingPost(place: place, interval: $0) }
        }
    }

    /// The posts of some intervals, by number.
    func posts(in numbers: [Int]) -> [Int] {
        posts.indices.filter { numbers.contains(posts[$0].interval) }
    }

    /// What an agent at each post costs in a week, in millionths of the dearest; hours alone where
    /// that is to be least, or some agents cost nothing.
    var prices: [Int] {
        let planned = groups.compactMap { scenario.humans?.groups[$0] }
        let isByCost = objective == .cost
        let prices = posts.map { post in
            let interval = intervals[post.interval]
            let hours = interval.ofWeek.count { !isClosed[post.place][$0] }
            let length = 1 / Double(scenario.measurement.intervalsPerHour)
            let group = planned[post.place]
            let price = isByCost ? group.costPerPaidHour / (1 - group.shrinkage) : 1
            return price * length * Double(hours)
        }
        let dearest = prices.max() ?? 1
        return prices.map { max(1, Int(($0 / dearest * 1e6).rounded())) }
    }

    /// The agents of a plan in each interval, of one of the groups that are planned; nil where it
    /// is closed.
    func agents(_ agents: [Int], ofGroup place: Int) -> [Int?] {
        var own = [Int?](repeating: nil, count: intervals.count)
        for (post, number) in zip(posts, agents) where post.place == place {
            own[post.interval] = number
        }
        return own
    }

    /// The scenario with so many agents at each post.
    func staffed(_ agents: [Int]) -> Scenario {
        staffed(byGroup: groups.indices.map { byInterval(agents, ofGroup: $0) })
    }

    /// The scenario with so many agents on duty in each interval of the week, of every group that
    /// is planned.
    func staffed(byGroup weeks: [[Int]]) -> Scenario {
        var staffed = scenario
        for (group, week) in zip(groups, weeks) {
            staffed.humans?.groups[group].agents =
                week.allSatisfy { $0 == week[0] }
                ? .constant(week[0])
                : scenario.measurement.timetable(ofWeek: week)
        }
        return staffed
    }

    /// The agents of a group on duty in each interval of the week: none while it is closed; what
    /// the run does not measure has the agents of the same time on the day before.
    func byInterval(_ agents: [Int], ofGroup place: Int = 0) -> [Int] {
        let isClosed = isClosed[place]
        let own = self.agents(agents, ofGroup: place)
        guard unit != .constant else { return isClosed.map { $0 ? 0 : own[0] ?? 0 } }
        var week = [Int?](repeating: nil, count: isClosed.count)
        for (number, interval) in intervals.enumerated() {
            for hour in interval.ofWeek { week[hour] = own[number] }
        }
        for (hour, other) in alike { week[hour] = week[other] }
        let (perDay, measured) = (week.count / 7, scenario.measurement.measuredHours)
        let known = week.indices.map { hour -> Int? in
            if isClosed[hour] { return 0 }
            let sameTime = (0..<7).map { (hour + (7 - $0) * perDay) % week.count }
            let agents = sameTime.lazy.compactMap { week[$0] }.first
            return agents ?? (sameTime.contains { measured[$0] > 0 } ? 0 : nil)
        }
        // A time of the day that is never measured goes on with what was before it.
        var latest = known.last { $0 != nil } ?? nil
        return known.map { agents in
            latest = agents ?? latest
            return latest ?? 0
        }
    }
}

extension Scenario {
    /// Whether nobody of a group is to be planned in an interval of the week: the desk is closed
    /// whenever the run measures it, or has no opening hours and nobody new comes.
    func closedIntervals(of group: Int, byDemand: Bool) -> [Bool] {
        let measured = measurement.measuredHours
        guard let open = humans?.groups[group].open else {
            let issues = issuesPerHourByInterval
            return measured.indices.map { byDemand && measured[$0] > 0 && issues[$0] == 0 }
        }
        var isOpen = [Bool](repeating: false, count: measured.count)
        let (warmUp, step) = (measurement.warmUp.ticks, measurement.interval.ticks)
        let end = warmUp + measurement.horizon.ticks
        // What is not measured is open if it ever is, within a week after the run at least.
        for ticks in stride(from: 0, to: end + 7 * TimeSpan.day.ticks, by: Int(step)) {
            let place = measurement.intervalOfWeek(at: TimeSpan(ticks: ticks))
            let counts = measured[place] == 0 || (warmUp / step * step..<end).contains(ticks)
            if counts, open.value(at: .zero + TimeSpan(ticks: ticks)) { isOpen[place] = true }
        }
        return isOpen.map { !$0 }
    }

    /// The scenario, keeping intents apart in every interval if a target is that of one of them.
    func keepingIntentsByInterval(for targets: [Target]) -> Scenario {
        var scenario = self
        scenario.measurement.keepsIntentsByInterval = targets.contains {
            $0.measure.isOfPart && $0.measure.isByHour(in: self)
        }
        return scenario
    }
}
