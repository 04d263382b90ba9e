import ContactRouting
import Experiments
import QueueingTheory
import SimulationStatistics
import Workloads

/// A workload whose measures are known exactly, and how long to run it.
struct ReferenceCase: Sendable {
    /// One quantity and its exact value, derived from the scenario's own parameters.
    struct Expectation: Sendable {
        /// What is measured.
        enum Quantity: Sendable {
            case measure(String)
            /// A measure among the conversations of one intent.
            case measureOfIntent(String, Int)
            /// The mean of a function of the tally, too special to be a measure.
            case mean(String, @Sendable (Tally, Scenario) -> Double)
            /// A ratio of functions of the tally, too special to be a measure.
            case ratio(String, @Sendable (Tally) -> Ratio)
        }

        let quantity: Quantity
        let exact: @Sendable (Scenario) throws -> Double
    }

    /// Name of the bundled workload.
    let workload: String
    /// Inputs changed for this case, and what to add to its name.
    let settings: [Setting]
    let suffix: String
    let replications: Int
    let expectations: [Expectation]

    /// A hundred replications: the waits of a replication are skewed, and with few of them a low
    /// mean comes with a small standard error, so that Student's interval would miss too often.
    init(
        _ workload: String, settings: [Setting] = [], suffix: String = "",
        replications: Int = 100, _ expectations: [Expectation]
    ) {
        self.workload = workload
        self.settings = settings
        self.suffix = suffix
        self.replications = replications
        self.expectations = expectations
    }
}

extension ReferenceCase.Expectation {
    init(_ measure: String, _ exact: @escaping @Sendable (Scenario) throws -> Double) {
        self.init(quantity: .measure(measure), exact: exact)
    }
}

/// One measure of a reference case: theory beside simulation.
public struct CaseResult: Sendable {
    /// Case and measure, such as `erlang-a-14 abandonmentRate`.
    public let name: String
    /// The exact value.
    public let exact: Double
    /// The simulated value with its interval.
    public let simulated: Estimate
    /// Distance from the exact value in standard errors.
    public let standardErrors: Double

    /// The widest interval that can pass, so that a wide one proves nothing: 2 % of the exact
    /// value, and 5 % for shares up to .1 and for second moments.
    public let largestHalfWidth: Double

    /// Whether theory lies within 4 standard errors and the interval is narrow enough.
    public var passes: Bool {
        guard let halfWidth = simulated.halfWidth else { return false }
        return abs(standardErrors) <= 4 && halfWidth <= largestHalfWidth
    }
}

extension ReferenceCase {
    /// What one replication says about each expectation.
    func observe(_ tally: Tally, _ scenario: Scenario) -> [Ratio?] {
        expectations.map { $0.quantity.ratio(tally, scenario) }
    }

    /// Sets each exact value beside the simulated one.
    ///
    /// - Parameter observations: what `observe` says of each replication.
    func results(_ scenario: Scenario, _ observations: [[Ratio?]]) throws -> [CaseResult] {
        let caseName = workload.split(separator: "/").last.map { $0 + suffix } ?? ""
        return try expectations.enumerated().map { place, expectation in
            // A measure that does not apply is a mistake in the case: it cannot pass.
            let values =
                observations.map { $0[place] }.allDefined?.linearised ?? ReplicatedSample([.nan])
            let exact = try expectation.exact(scenario)
            return CaseResult(
                name: "\(caseName) \(expectation.quantity.name(in: scenario))", exact: exact,
                simulated: values.estimate,
                // What is exact in every replication has no error, and 0 of them to be away.
                standardErrors: values.mean == exact
                    ? 0 : (values.mean - exact) / values.standardError,
                largestHalfWidth: exact * expectation.quantity.tolerance(exact))
        }
    }
}

extension ReferenceCase.Expectation.Quantity {
    fileprivate func ratio(_ tally: Tally, _ scenario: Scenario) -> Ratio? {
        switch self {
        case .measure(let name): Self.find(name).ratio(tally, scenario)
        case .measureOfIntent(let name, let intent):
            Self.find(name).ratio(tally, .intent(intent), of: scenario)
        case .mean(_, let function): Ratio(function(tally, scenario))
        case .ratio(_, let function): function(tally)
        }
    }

    fileprivate func name(in scenario: Scenario) -> String {
        switch self {
        case .measure(let name), .mean(let name, _), .ratio(let name, _): name
        case .measureOfIntent(let name, let intent): "\(name) \(scenario.intents[intent].name)"
        }
    }

    /// The measure of a name that is written in the program.
    private static func find(_ name: String) -> Measure {
        guard let measure = try? Measure.find(name) else {
            preconditionFailure("no measure \(name)")
        }
        return measure
    }

    /// The widest half-width that can pass, relative to the exact value.
    fileprivate func tolerance(_ exact: Double) -> Double {
        switch self {
        case .measure(let name), .measureOfIntent(let name, _):
            Self.find(name).unit == "share" && exact <= 0.1 ? 0.05 : 0.02
        case .mean: 0.05
        case .ratio: 0.02
        }
    }
}

/// Runs every reference case and compares it with theory.
///
/// - Parameters:
///   - seed: root of all randomness; the verdicts should not depend on it.
///   - threads: replications at the same time.
/// - Throws: `CancellationError` when the task is cancelled; a problem of a bundled workload
///   would be a mistake of ours and is thrown as it is.
public func verify(
    seed: UInt64 = 1, threads: Int = 1, progress: ProgressReport? = nil
) async throws -> [CaseResult] {
    let cases = ReferenceCase.all
    let total = cases.reduce(0) { $0 + $1.replications }
    var done = 0
    var results: [CaseResult] = []
    for (number, referenceCase) in cases.enumerated() {
        let before = done
        let ownSeed = Series(seed: seed).ofCase(number).seed
        let report = ProgressReport { _, part, _ in
            progress?.during(referenceCase.workload)(before + part, total)
        }
        results += try await verify(
            referenceCase, seed: ownSeed, threads: threads, progress: report)
        done += referenceCase.replications
    }
    return results
}

func verify(
    _ referenceCase: ReferenceCase, seed: UInt64, threads: Int, progress: ProgressReport? = nil
) async throws -> [CaseResult] {
    guard let source = WorkloadLibrary.source(named: referenceCase.workload) else {
        preconditionFailure("\(referenceCase.workload) is not bundled")
    }
    let scenario = try Workload(reading: source, settings: referenceCase.settings).scenario
    let plan = ReplicationPlan(
        replications: referenceCase.replications, seed: seed, threads: threads)
    let observations = try await replicate([scenario], plan, progress: progress) {
        referenceCase.observe($0, $1)
    }
    return try referenceCase.results(scenario, observations[0])
}
