import Experiments
import SimulationStatistics
import Workloads

/// Finds the classes of beginners, and how much of the pools may be called, that keep targets in
/// every month at least cost, and certifies them.
///
/// `HiringSearch` finds a plan on one series of replications. Then fresh customers, and people who
/// leave on other days, judge plans: a target of a month is met when its whole interval lies on the
/// right side, for all of them at once with the probability asked for. What a month lacks is added
/// until nothing is missed or nothing more can be done. Every plan is judged on a series of its
/// own; the first has half of the error probability, the second a quarter and so on.
///
/// - Parameters:
///   - workload: whose people come and go; whatever it hires gives way to the plan.
///   - question: targets, and how sure to be.
///   - plan: its replications are those of a plan in the search.
///   - progress: told after each replication.
///   - variant: the workload with settings on top of its own.
/// - Throws: `InvalidQuestion` if the question does not suit the workload; `CancellationError`
///   when the task is cancelled.
public func planHiring(
    _ workload: Workload, _ question: HiringQuestion, _ plan: ReplicationPlan,
    progress: ProgressReport? = nil,
    variant: @escaping @Sendable ([Setting]) throws -> Workload
) async throws -> HiringResult {
    var search = try HiringSearch(workload, question, plan, progress: progress, variant: variant)
    let found = try await search.settled()
    var certifier = HiringCertifier(search)
    let certificate = try await certifier.certify(found)
    return HiringResult(certifier.search, certificate)
}

/// Judges plans on customers who had no part in finding them.
struct HiringCertifier: Sendable {
    private(set) var search: HiringSearch

    /// Plans that are judged, at most.
    private static let mostPlans = 5
    /// Replications of a plan that is judged, at least.
    private static let fewest = 6
    /// Half-widths that a mean should lie beyond the bound: intervals differ.
    private static let reach = 1.25

    init(_ search: HiringSearch) { self.search = search }

    /// A plan, and what fresh customers say of it.
    struct Certificate: Sendable {
        let trial: HiringTrial
        /// Confidence of each single interval.
        let confidence: Double
        /// What each constraint came to; nil where nothing happened.
        let results: [TargetResult?]

        var isMet: Bool { results.allSatisfy { $0.map { $0.verdict == .met } ?? true } }
    }

    private var constraints: [HiringConstraint] { search.questions.constraints }

    private var replications: Int {
        max(HiringCertifier.fewest, 3 * search.replicationPlan.replications)
    }

    /// The first plan that is met, or the last one.
    mutating func certify(_ found: HiringTrial) async throws -> Certificate {
        addReserve(found)
        var certificate = try await judge(search.plan(), 1)
        for number in 2...HiringCertifier.mostPlans where !certificate.isMet {
            addMissing(certificate)
            let next = search.plan()
            guard next != certificate.trial.plan else { break }
            certificate = try await judge(next, number)
        }
        return certificate
    }

    /// Gives every month as much more than it needs as its interval will reach. Of few courses
    /// that is known only of who leaves, which the expected careers say.
    private mutating func addReserve(_ found: HiringTrial) {
        let deviation = search.outlook.deviation(search.plan())
        let coverage = search.outlook.coverage(found.plan)
        for (number, constraint) in constraints.enumerated() {
            let month = constraint.month
            let inCoverage = found.variance(number).flatMap { variance in
                gain(number, found).map { variance / ($0 * $0) }
            }
            let half = ReplicatedSample.halfWidth(
                variance: inCoverage ?? deviation[month] * deviation[month],
                replications: replications, confidence: confidence(ofPlan: 1))
            var spare = HiringCertifier.reach * half
            // A month that has as much to spare already needs no more than it had.
            if let gain = gain(number, found), let margin = found.margin(number),
                margin >= spare * gain
            {
                let need = search.need(month, found.plan.callable[month]) - search.spare[month]
                spare = min(spare, max(0, coverage[month] - need))
            }
            search.spare[month] = max(search.spare[month], spare)
        }
    }

    /// Gives the months that are not shown to meet a target as much more as they lack.
    private mutating func addMissing(_ certificate: Certificate) {
        let (plan, trial) = (certificate.trial.plan, certificate.trial)
        let coverage = search.outlook.coverage(plan)
        for (number, result) in certificate.results.enumerated() {
            let month = constraints[number].month
            // Of what is as good as it can be more people do not make it better known.
            guard let result, !result.isPerfect, result.verdict != .met,
                let estimate = result.estimate,
                let half = estimate.halfWidth, half.isFinite
            else { continue }
            let lacking =
                HiringCertifier.reach * half - constraints[number].target.margin(estimate.mean)
            let step = gain(number, trial).map { lacking / $0 } ?? 0
            let least = HiringCertifier.leastStep * max(coverage[month], 0.1)
            let most = HiringCertifier.mostStep * max(coverage[month], 0.1)
            let wanted = coverage[month] + min(max(step, least), most)
            search.spare[month] += max(0, wanted - search.need(month, plan.callable[month]))
        }
    }

    /// What more coverage gains about where a trial is.
    private func gain(_ constraint: Int, _ trial: HiringTrial) -> Double? {
        let month = constraints[constraint].month
        return trial.point(constraint, inMonth: month).flatMap {
            HiringNeed.slope(at: $0, among: search.seen(constraint, trial.plan.callable[month]))
        }
    }

    /// How much more coverage a month gets at once, of what it has.
    private static let leastStep = 0.005
    private static let mostStep = 0.1

    private mutating func judge(_ plan: HiringPlan, _ number: Int) async throws -> Certificate {
        let trial = try await search.simulate(plan, series: UInt64(number), replications)
        let confidence = confidence(ofPlan: number)
        return Certificate(
            trial: trial, confidence: confidence,
            results: constraints.indices.map {
                trial.isEmpty(month: constraints[$0].month)
                    ? nil : trial.result($0, confidence: confidence)
            })
    }

    /// Only one end of an interval can be wrong about a target.
    private func confidence(ofPlan number: Int) -> Double {
        let error = (1 - search.question.confidence) / Double(1 << number)
        return 1 - 2 * error / Double(max(1, constraints.count))
    }
}
