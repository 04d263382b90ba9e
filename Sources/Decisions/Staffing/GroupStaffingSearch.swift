import ContactRouting
import Experiments
import SimulationStatistics

/// Finds the cheapest agents of several groups, in each interval, with whom the means of one series
/// of replications meet the targets.
///
/// A plan is the cheapest whole one that satisfies all cuts so far. Where it misses a target, one
/// agent more of each group says what it would gain there, on the same customers, and that is a
/// new cut; where it misses none, it is the cheapest of all, as far as the cuts are right. They
/// are not where a measure improves faster and faster: so plans near by are tried as well, and a
/// cut that excludes one which was found to be enough gives way to it. Twice as many replications
/// then say it again, until they say the same, as long as there is time.
///
/// Sources: J. Atlason, M. A. Epelman & S. G. Henderson (2004), "Call center staffing with
/// simulation and cutting plane methods", Annals of Operations Research 127; with several skills:
/// M. T. Cezik & P. L'Ecuyer (2008), "Staffing multiskill call centers via linear programming and
/// simulation", Management Science 54(2).
struct GroupStaffingSearch: Sendable {
    var trials: StaffingTrials
    /// Replications of a plan in the latest stage.
    private(set) var replications: Int
    /// Stages before the latest one.
    private var stage = 0
    /// What is cheapest, and the cuts so far.
    private(set) var program: StaffingProgram
    /// Agents by whose number a cut may raise a plan at once, by interval.
    private let reach: [Double]
    /// The load of each interval in erlangs, if nobody waited.
    let loads: [Double]
    /// Where the search begins.
    private let start: [Int]
    /// What was simulated in this stage.
    private var seen: [[Int]: Seen] = [:]

    private static let mostRounds = 60
    /// Steps from a plan that is too small to one that is enough.
    private static let mostSteps = 12
    private static let growth = 2
    private static let fewestOfStage = 24
    /// What gains less than this share of the largest gain may be chance.
    private static let leastGain = 0.02

    /// What a plan came to.
    private struct Seen {
        /// How far each constraint lies on the right side.
        let margins: [Double]
        /// Time waited by those who came in each interval.
        let waits: [Double]

        func meets(_ constraints: some Sequence<Int>) -> Bool {
            constraints.allSatisfy { margins[$0] >= 0 }
        }
        var meetsAll: Bool { meets(margins.indices) }
    }

    init(_ trials: StaffingTrials, pilot: RunChecks, prices: [Int]) {
        self.trials = trials
        replications = trials.plan.replications
        let seeds = trials.seeds(pilot)
        program = StaffingProgram(prices: prices, cuts: seeds.cuts)
        let start = StaffingProgram(prices: prices, cuts: seeds.cuts + seeds.start)
        self.start = start.cheapest(atLeast: trials.posts.map { _ in 0 })
        let models = trials.intervals.map { StaffingModel(pilot, $0, trials.scenario) }
        reach = models.map { Double($0?.step ?? 1) }
        loads = models.map { $0?.offeredLoad ?? 0 }
    }

    /// The cheapest plan; nil if none was found in the rounds that there are.
    mutating func cheapest() async throws -> [Int]? {
        guard var best = try await searched(from: start) else { return nil }
        while mayGrow() {
            // Cuts of fewer replications are right but for what chance may have added to them.
            program.loosen(by: try await errors(of: best))
            replications *= GroupStaffingSearch.growth
            stage += 1
            guard let next = try await searched(from: best) else { return best }
            // What twice as many replications do not change is decided, but for a plan on the edge;
            // of many intervals there is always one.
            let isClear = trials.intervals.count > 1 ? true : try await isBeyondDoubt(best)
            if next == best, replications >= StaffingCertifier.firstLook, isClear { break }
            best = next
        }
        return best
    }

    /// The most agents more at each post for whom a gain is taken to hold.
    var steps: [Int] { trials.posts.map { max(1, Int(reach[$0.interval])) } }

    /// Whether there is time for a stage of more replications, of fewer plans than this one: most
    /// cuts are there.
    private mutating func mayGrow() -> Bool {
        // Never fewer than the first stage asked for last: a limit then stops both at one place.
        let plans = max(
            GroupStaffingSearch.fewestOfStage, 3 * trials.groups.count, seen.count / 4)
        let wanted = replications * GroupStaffingSearch.growth * plans
        return trials.budget.allows(wanted, after: trials.replicationsRun)
    }

    /// Whether there is time for more plans in the first stage, which knows no end else. Later ones
    /// are begun only if there is time for all of them.
    private mutating func mayGoOn() -> Bool {
        stage > 0
            || trials.budget.allows(
                replications * trials.groups.count * 3, after: trials.replicationsRun)
    }

    /// Whether a plan meets every constraint by more than chance explains.
    private mutating func isBeyondDoubt(_ plan: [Int]) async throws -> Bool {
        let (errors, now) = (try await errors(of: plan), try await simulated(plan))
        return zip(now.margins, errors).allSatisfy { $0 >= 1.5 * $1 }
    }

    /// Twice the standard error of what a plan comes to, for each constraint.
    private mutating func errors(of plan: [Int]) async throws -> [Double] {
        let runs = try await trials.simulate(plan, replications: replications)
        return trials.constraints.indices.map { 2 * (runs?.linearised($0)?.standardError ?? 0) }
    }

    /// The cheapest plan on the replications of this stage.
    private mutating func searched(from start: [Int]) async throws -> [Int]? {
        seen = [:]
        var best: [Int]?
        var larger = start
        for step in 0..<GroupStaffingSearch.mostSteps where best == nil {
            best = try await better(larger, than: nil)
            // What the cuts ask for on top of a plan that is too small, and more where that does
            // not help.
            larger = program.cheapest(atLeast: larger, adding: steps)
            if step >= GroupStaffingSearch.mostSteps / 2 {
                larger = larger.map { $0 + trials.grain(of: $0) }
            }
        }
        let none = trials.posts.map { _ in 0 }
        for _ in 0..<GroupStaffingSearch.mostRounds {
            let plan = program.cheapest(atLeast: none)
            if let best, !isWorthIt(plan, instead: best) || !mayGoOn() { return best }
            best = try await better(plan, than: best)
            let more = program.cheapest(atLeast: plan, adding: steps)
            if best.map({ isWorthIt(more, instead: $0) }) ?? true,
                try await simulated(more).meetsAll
            {
                best = try await lessened(more)
            }
        }
        return best
    }

    /// The cheaper of a plan, if it is enough, and the best one so far; if it is not, there is a
    /// new cut.
    private mutating func better(_ plan: [Int], than best: [Int]?) async throws -> [Int]? {
        guard try await simulated(plan).meetsAll else {
            try await cut(at: plan)
            return best
        }
        if let best, program.price(of: plan) >= program.price(of: best) { return best }
        return try await lessened(plan)
    }

    /// Whether a plan saves as much as is worth finding.
    private func isWorthIt(_ plan: [Int], instead other: [Int]) -> Bool {
        let saved = program.price(of: other) - program.price(of: plan)
        let worth =
            switch trials.tolerance {
            case .relative(let share): share * Double(program.price(of: other))
            case .absolute(let agents): agents * Double(program.prices.min() ?? 1)
            }
        // While chance decides about more than that, it is not worth the time.
        return Double(saved) >= max(1, worth * Double(4 >> min(stage, 2)))
    }

    /// What a plan comes to; if it is enough for a constraint, no cut excludes it.
    private mutating func simulated(_ agents: [Int]) async throws -> Seen {
        if let known = seen[agents] { return known }
        let questions = trials.intervals.map {
            FocusedReplications.Question(Measure.builtIn("waitingSeconds"), intervals: $0.ofWeek)
        }
        let runs = try await trials.simulate(agents, replications: replications, also: questions)
        let first = trials.firstOccupancy
        let result = Seen(
            margins: trials.constraints.indices.map { place in
                runs.map { trials.marginOfAny(place, $0) } ?? -.infinity
            },
            waits: trials.intervals.indices.map { number in
                runs?.ratios(first + number)?.reduce(0) { $0 + $1.numerator } ?? .infinity
            })
        seen[agents] = result
        if program.hasPresence(agents) {
            program.allow(agents, for: result.margins.map { $0 >= 0 })
        }
        return result
    }

    /// Adds a cut for every constraint that a plan misses.
    private mutating func cut(at agents: [Int]) async throws {
        let now = try await simulated(agents)
        let gains = try await gains(
            at: agents,
            for: trials.constraints.indices.filter {
                now.margins[$0] < 0
            })
        for (constraint, gains) in gains {
            let most = gains.map(\.gain).max() ?? 1
            let steps =
                trials.constraints[constraint].isLocal
                ? reach[trials.constraints[constraint].intervals[0]]
                : reach.reduce(0, +)
            // Where more agents help more and more, the plane asks for far too many.
            let missing = min(-now.margins[constraint], steps * most)
            let has = gains.reduce(0) { $0 + $1.gain * Double(agents[$1.post]) }
            program.cuts.append(
                StaffingCut(.constraint(constraint), gains: gains, needed: has + missing))
        }
    }

    /// What one agent more at a post gains for some constraints; where no gain is seen, as if all
    /// who work then were alike.
    mutating func gains(
        at agents: [Int], for constraints: [Int]
    ) async throws -> [(constraint: Int, gains: [(post: Int, gain: Double)])] {
        guard !constraints.isEmpty else { return [] }
        let now = try await simulated(agents)
        var gains = constraints.map { _ in [(post: Int, gain: Double)]() }
        for place in trials.groups.indices {
            for third in 0..<3 {
                let posts = trials.posts(ofGroup: place, third: third)
                guard !posts.isEmpty else { continue }
                var more = agents
                for post in posts { more[post] += trials.grain(of: agents[post]) }
                let after = try await simulated(more)
                for (number, constraint) in constraints.enumerated() {
                    gains[number] += gain(constraint, of: posts, from: now, to: after).map {
                        ($0.post, $0.gain / Double(trials.grain(of: agents[$0.post])))
                    }
                }
            }
        }
        return constraints.enumerated().map { number, constraint in
            let largest = gains[number].map(\.gain).max() ?? 0
            let least = largest * GroupStaffingSearch.leastGain
            let seen = gains[number].filter { $0.gain > 0 && $0.gain >= least }
            let all = trials.posts(in: trials.constraints[constraint].intervals)
            return (
                constraint,
                (seen.isEmpty || !largest.isFinite ? all.map { ($0, 1.0) } : seen).sorted {
                    $0.0 < $1.0
                }
            )
        }
    }

    /// What agents at several posts gain for a constraint, each of them. That of an interval gets
    /// better by those who work in it; that of several by those who shorten waits.
    private func gain(
        _ constraint: Int, of posts: [Int], from now: Seen, to after: Seen
    ) -> [(post: Int, gain: Double)] {
        let change = after.margins[constraint] - max(now.margins[constraint], -1e9)
        let own = trials.constraints[constraint].intervals
        guard !trials.constraints[constraint].isLocal else {
            return posts.filter { trials.posts[$0].interval == own[0] }.map { ($0, change) }
        }
        let shorter = posts.map { post in
            trials.touched(by: trials.posts[post].interval).reduce(0) {
                $0 + max(0, now.waits[$1] - after.waits[$1])
            }
        }
        let total = shorter.reduce(0, +)
        guard total > 0, total.isFinite else { return posts.map { ($0, 0) } }
        return zip(posts, shorter).map { ($0, change * $1 / total) }
    }

    // MARK: Plans near by

    /// A plan after everything near by that is cheaper was tried, as often as that went well.
    private mutating func lessened(_ agents: [Int]) async throws -> [Int] {
        var agents = agents
        var before = agents
        repeat {
            before = agents
            for change in changes where mayGoOn() {
                for third in 0..<3 { agents = try await lessened(agents, by: change, third) }
            }
        } while agents != before && mayGoOn()
        return agents
    }

    /// What may make a plan cheaper: fewer agents of a group, and perhaps one more of another.
    private var changes: [[Int]] {
        let price = trials.groups.indices.map { place in
            zip(trials.posts, program.prices).first { $0.0.place == place }?.1 ?? 0
        }
        var changes: [[Int]] = []
        for from in trials.groups.indices {
            for fewer in 1...2 {
                for other in [nil] + trials.groups.indices.map(Optional.some) where other != from {
                    var change = price.map { _ in 0 }
                    change[from] = -fewer
                    if let other { change[other] = 1 } else if fewer > 1 { continue }
                    if zip(change, price).reduce(0, { $0 + $1.0 * $1.1 }) < 0 {
                        changes.append(change)
                    }
                }
            }
        }
        return changes
    }

    /// A plan with a change in every third interval in which it does no harm.
    private mutating func lessened(
        _ agents: [Int], by change: [Int], _ third: Int
    ) async throws -> [Int] {
        var trying = trials.third(third).filter { changed(agents, by: change, in: [$0]) != nil }
        let shared = trials.shared
        if !shared.isEmpty { trying = try await affordable(trying, agents, change) }
        guard let trial = changed(agents, by: change, in: trying), !trying.isEmpty
        else { return agents }
        let result = try await simulated(trial)
        // Where several intervals serve what is missed now, all of them take it back.
        let missed = shared.filter { result.margins[$0] < 0 }
        let kept = trying.filter { number in
            result.meets(trials.local(to: trials.touched(by: number)))
                && !missed.contains { trials.constraints[$0].intervals.contains(number) }
        }
        // Steps are of as many agents as are worth finding, at prices of each interval.
        guard let lessened = changed(agents, by: change, in: kept),
            program.price(of: lessened) < program.price(of: agents)
        else { return agents }
        let isEnough = missed.isEmpty ? true : try await simulated(lessened).meetsAll
        return isEnough ? lessened : agents
    }

    /// The plan with a change in some intervals; nil where a group does not work, or has too few.
    private func changed(_ agents: [Int], by change: [Int], in numbers: [Int]) -> [Int]? {
        var agents = agents
        for number in numbers {
            for (place, step) in change.enumerated() where step != 0 {
                guard
                    let post = trials.posts.firstIndex(
                        of: StaffingPost(place: place, interval: number))
                else { return nil }
                agents[post] += step * trials.grain(of: agents[post])
                if agents[post] < 0 { return nil }
            }
        }
        return program.hasPresence(agents) ? agents : nil
    }

    /// Of some intervals, those in which a change costs least service, as many as what several
    /// intervals serve together can spare.
    private mutating func affordable(
        _ numbers: [Int], _ agents: [Int], _ change: [Int]
    ) async throws -> [Int] {
        guard numbers.count > 1, let trial = changed(agents, by: change, in: numbers) else {
            return numbers
        }
        let (now, after) = (try await simulated(agents), try await simulated(trial))
        return trials.shared.reduce(numbers) { numbers, place in
            guard after.margins[place] < 0 else { return numbers }
            let own = numbers.filter { trials.constraints[place].intervals.contains($0) }
            let costs = own.map { number in
                trials.touched(by: number).reduce(0) {
                    $0 + max(0, after.waits[$1] - now.waits[$1])
                }
            }
            var left =
                now.margins[place] / max(now.margins[place] - after.margins[place], 1e-12)
                * costs.reduce(0, +)
            let cheapest = zip(own, costs).sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix {
                left -= $1
                return left >= 0
            }.map(\.0)
            return numbers.filter { !own.contains($0) || cheapest.contains($0) }
        }
    }
}

extension StaffingTrials {
    /// The posts of a group in every third interval.
    func posts(ofGroup place: Int, third: Int) -> [Int] {
        posts.indices.filter {
            posts[$0].place == place && posts[$0].interval % 3 == third
        }
    }
}
