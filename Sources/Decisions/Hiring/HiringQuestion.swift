import ContactRouting
import Experiments
import StrictJSON
import Workloads

/// Asks for the classes of beginners, and the agents on call, that keep targets in every month at
/// least cost.
public struct HiringQuestion: Sendable {
    /// What must hold in every month, or in the month that a target names; never empty.
    public let targets: [Target]
    /// The first month in which they must hold, such as 2025-07; nil for the first of the run.
    public var from: String?
    /// Groups in which hiring stays as the workload has it, by name.
    public var kept: [String]
    /// How many can begin in one month in one group, at most; nil for any number.
    public var mostHires: Int?
    /// How sure it must be that every target holds in every month, of all of them at once.
    public var confidence: Double
    /// How close to come to the least cost, of what agents cost in all.
    public var tolerance: Tolerance

    /// Asks.
    ///
    /// - Throws: `InvalidQuestion` if there is no target, if two exclude each other, or if one only
    ///   bounds what agents cost, how many they are or how busy.
    public init(
        targets: [Target], from: String? = nil, kept: [String] = [], mostHires: Int? = nil,
        confidence: Double = 0.95, tolerance: Tolerance = .relative(0.01)
    ) throws {
        let example = "Add one such as --target 'abandonmentRate<=0.05'."
        guard !targets.isEmpty else {
            throw InvalidQuestion(message: "there is no target to hire for", hint: example)
        }
        try Target.check(targets)
        for target in targets where target.isAgainstPeople {
            throw InvalidQuestion(
                message: "'\(target.text)' only bounds what agents cost, their number or how busy "
                    + "they are",
                hint: "Of the plans that meet the targets the cheapest is found anyway.")
        }
        self.targets = targets
        self.from = from
        self.kept = kept
        self.mostHires = mostHires
        self.confidence = confidence
        self.tolerance = tolerance
    }
}

extension Target {
    /// Whether more people make it worse, wherever it is measured.
    fileprivate var isAgainstPeople: Bool {
        if case .part(let whole, _) = measure.source {
            return Target(whole, relation, bound).isAgainstPeople
        }
        let counts = ["employees", "employeesAtEnd", "hires", "departures"]
        return boundsSpending || relation == .atMost && counts.contains(measure.name)
    }
}

extension HiringQuestion {
    /// Replications of a plan in the search unless somebody says otherwise: two courses of millions
    /// of conversations say enough, of a small desk it takes thirty.
    public static func usualReplications(of scenario: Scenario) -> Int {
        Int(min(max(6e7 / max(scenario.expectedConversations, 1), 2), 30))
    }
}

/// A target in one month.
struct HiringConstraint: Sendable {
    /// The month, by number.
    let month: Int
    /// Which of the targets asked for, by number.
    let origin: Int
    /// The target, of its measure in that month.
    let target: Target
}

extension HiringQuestion {
    /// The groups that are hired for, by number: those whose people come and go and serve anybody.
    func hiringGroups(of scenario: Scenario) -> [Int] {
        let groups = scenario.humans?.groups ?? []
        return groups.indices.filter { number in
            groups[number].careers != nil && groups[number].agents.values.contains { $0 > 0 }
                && !kept.contains(groups[number].name)
        }
    }

    /// The groups on call of which the plan says how many may be called, by number.
    func poolGroups(of scenario: Scenario) -> [Int] {
        let groups = scenario.humans?.groups ?? []
        return groups.indices.filter { number in
            groups[number].onCall != nil && groups[number].agents.values.contains { $0 > 0 }
                && !kept.contains(groups[number].name)
        }
    }

    /// The targets of every month in which they must hold.
    ///
    /// - Throws: `InvalidQuestion` if a target is not known by month, or a month is not in the run.
    func constraints(
        in months: [HiringMonth], of scenario: Scenario
    ) throws -> [HiringConstraint] {
        let first = try from.map { try number(ofMonth: $0, in: months) } ?? 0
        return try targets.enumerated().flatMap { origin, target in
            try target.measure.checkPart(in: scenario)
            if target.measure.datesAsked == .month {
                let month = months.firstIndex { target.measure.name.hasSuffix("\($0.name)]") }
                return month.map { [HiringConstraint(month: $0, origin: origin, target: target)] }
                    ?? []
            }
            guard target.measure.isKnown(of: .month) else {
                throw InvalidQuestion(
                    message: "'\(target.text)' is not known by month",
                    hint: "Targets of a plan hold in every month: give measures of months.")
            }
            return try (first..<months.count).map {
                HiringConstraint(
                    month: $0, origin: origin,
                    target: Target(
                        try months[$0].own(target.measure), target.relation, target.bound))
            }
        }
    }

    private func number(ofMonth name: String, in months: [HiringMonth]) throws -> Int {
        if let number = months.firstIndex(where: { $0.name == name }) { return number }
        throw InvalidQuestion(
            message: "the run has no month '\(name)'",
            hint: "It has \(months.first?.name ?? "none") to \(months.last?.name ?? "none").")
    }

    /// Checks that there is something to plan.
    ///
    /// - Throws: `InvalidQuestion` if there is not.
    func check(_ workload: Workload) throws {
        let scenario = workload.scenario
        let names = (scenario.humans?.groups ?? []).map(\.name)
        for name in kept where !names.contains(name) {
            let question = Suggestion.nearest(to: name, among: names).map {
                "Did you mean '\($0)'? "
            }
            throw InvalidQuestion(
                message: "\(workload.name) has no group of agents called '\(name)'",
                hint: (question ?? "") + "It has \(names.joined(separator: ", ")).")
        }
        guard !hiringGroups(of: scenario).isEmpty else {
            throw InvalidQuestion(
                message:
                    "\(workload.name) has nobody to hire: no group with agents on duty has careers",
                hint: kept.isEmpty
                    ? "Give humans.careers, or that of a group; 'switchboard schema' explains it. "
                        + "For a fixed number of agents there is 'switchboard staff'."
                    : "Leave one of those with careers to be planned.")
        }
    }
}
