import ContactRouting
import Experiments

/// One thing that must hold of a plan: a target, in some intervals of the week or over the run.
struct StaffingConstraint: Sendable {
    let target: Target
    /// Where it must hold, in words; nil for the whole run.
    let place: String?
    /// The intervals, by number, whose agents serve it.
    let intervals: [Int]
    /// What is asked of a replication.
    let question: FocusedReplications.Question

    /// Whether the agents of one interval serve it, and all of it is there.
    var isLocal: Bool { intervals.count == 1 }

    private init(
        _ target: Target, _ place: String?, _ intervals: [Int], _ ofWeek: [Int]?, isMean: Bool
    ) {
        self.target = target
        self.place = place
        self.intervals = intervals
        question = FocusedReplications.Question(
            target.measure, intervals: ofWeek, isOfMeanWeek: isMean)
    }

    /// Over the whole run.
    init(_ target: Target, intervals: Int) {
        self.init(target, nil, Array(0..<intervals), nil, isMean: false)
    }

    /// All that a target asks for by time.
    ///
    /// - Parameters:
    ///   - target: of a measure that exists by the hour.
    ///   - hold: over what it must hold.
    ///   - intervals: the intervals with a number of agents of their own.
    ///   - scenario: whose calendar and demand they are of.
    static func all(
        _ target: Target, _ hold: StaffingHold, _ intervals: [StaffingInterval],
        _ scenario: Scenario
    ) -> [StaffingConstraint] {
        let everything = Array(intervals.indices)
        switch hold {
        case .horizon: return [StaffingConstraint(target, intervals: intervals.count)]
        case .week:
            let week = intervals.flatMap(\.ofWeek).sorted()
            return [StaffingConstraint(target, "a week", everything, week, isMean: true)]
        case .day:
            let perDay = 24 * scenario.measurement.intervalsPerHour
            return (0..<7).compactMap { day in
                let own = everything.filter { number in
                    intervals[number].ofWeek.contains { $0 / perDay == day }
                }
                let ofWeek = own.flatMap { intervals[$0].ofWeek }.filter { $0 / perDay == day }
                guard !own.isEmpty else { return nil }
                return StaffingConstraint(
                    target, WeekTime.weekdays[day], own, ofWeek.sorted(), isMean: false)
            }
        case .interval:
            return everything.flatMap { number in
                intervals[number].partsOfEqualDemand(scenario).map { name, ofWeek in
                    StaffingConstraint(target, name, [number], ofWeek, isMean: false)
                }
            }
        }
    }

    /// Whether it asks in some of the same intervals for the same.
    func isPart(of other: StaffingConstraint) -> Bool {
        guard target.text == other.target.text else { return false }
        guard let own = question.intervals, let others = other.question.intervals else {
            return true
        }
        return !Set(own).isDisjoint(with: others)
    }

    /// How far a mean lies on the right side; nil if nothing happened.
    func margin(_ replications: FocusedReplications, question: Int) -> Double? {
        replications.mean(question).map { target.margin($0) }
    }
}

extension StaffingInterval {
    /// Its parts of the same demand, with their names: an hour of the day may be a busy one on
    /// Mondays, and a mean over all days would hide that.
    fileprivate func partsOfEqualDemand(_ scenario: Scenario) -> [(name: String, ofWeek: [Int])] {
        let perDay = 24 * scenario.measurement.intervalsPerHour
        // What comes at one time of the day, whichever day that is, belongs together.
        let parts = Dictionary(grouping: ofWeek) { $0 / perDay }.sorted { $0.key < $1.key }
        guard parts.count > 1 else { return [(name, ofWeek)] }
        let demand = scenario.issuesPerHourByInterval
        var alike: [(demand: [Double], days: [Int])] = []
        for (day, intervals) in parts {
            let own = intervals.map { demand[$0] }
            let same = alike.firstIndex { other in
                other.demand.count == own.count
                    && zip(other.demand, own).allSatisfy { abs($0 - $1) <= 1e-9 * abs($0) }
            }
            if let same { alike[same].days.append(day) } else { alike.append((own, [day])) }
        }
        guard alike.count > 1 else { return [(name, ofWeek)] }
        return alike.map { group in
            let days = group.days.map { WeekTime.weekdays[$0] }.joined(separator: ", ")
            return ("\(name) on \(days)", ofWeek.filter { group.days.contains($0 / perDay) })
        }
    }
}
