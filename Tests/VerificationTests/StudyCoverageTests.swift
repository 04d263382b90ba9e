import ContactRouting
import QueueingTheory
import SimulationStatistics
import TestSupport
import Testing
import Workloads

@testable import Experiments
@testable import Verification

/// Short versions of the coverage study in Benchmarks/Coverage.
@Suite(.statistical) struct StudyCoverageTests {
    private static let macros = 100

    /// Whether as many intervals cover as do with a probability of 95 %, within 4 standard errors.
    private static func passes(_ covered: Int) -> Bool {
        let error = standardError(ofShare: 0.95, trials: Double(macros))
        return agree(Double(covered) / Double(macros), 0.95, standardError: error)
    }

    /// An overloaded desk of 9 whose impatient customers forget a queue within minutes.
    private static func desk(
        _ days: String, replications: Int, agents: String = "9",
        _ analysis: OutputAnalysis = OutputAnalysis()
    ) throws -> CoverageSetting {
        try CoverageSetting(
            "erlang-a-9",
            ["horizonDays": days, "warmUpDays": "0.041666666666666664", "humans.agents": agents],
            replications: replications, analysis)
    }

    private static func abandonment(_ setting: CoverageSetting) throws -> CoverageCase {
        try setting.study(
            "abandonmentRate", "", exact: { $0.erlangA().abandonmentProbability }, in: "desk")
    }

    private static func study(_ case: CoverageCase, seed: UInt64 = 1) async throws -> CoverageResult
    {
        try await studyCoverage([`case`], macros: macros, seed: seed, threads: 2)[0]
    }

    @Test func ratiosOfReplications() async throws {
        let result = try await Self.study(
            Self.abandonment(Self.desk("0.02", replications: 8)))
        #expect(Self.passes(result.covered), "\(result.covered)")
        // Canary: intervals half as wide are caught.
        let halved = result.macros.count { macro in
            abs(macro.estimate.mean - result.study.exact) <= (macro.estimate.halfWidth ?? 0) / 2
        }
        #expect(!Self.passes(halved), "\(halved)")
        // Canary: so is a truth that lies elsewhere.
        let elsewhere = result.macros.count {
            $0.estimate.interval.contains(result.study.exact * 1.3)
        }
        #expect(!Self.passes(elsewhere), "\(elsewhere)")
    }

    @Test(.statistical) func batchesOfOneRun() async throws {
        var analysis = OutputAnalysis()
        analysis.batches = 10
        let result = try await Self.study(
            Self.abandonment(Self.desk("0.3", replications: 1, analysis)))
        #expect(Self.passes(result.covered), "\(result.covered)")
        #expect(result.replications == 10)
    }

    /// Canary: batches much shorter than a queue's memory cover far too seldom.
    @Test(.statistical) func batchesThatAreTooShortAreCaught() async throws {
        var analysis = OutputAnalysis()
        analysis.batches = 25
        let result = try await Self.study(
            Self.abandonment(Self.desk("0.025", replications: 1, analysis)))
        #expect(!Self.passes(result.covered), "\(result.covered)")
    }

    /// A little below 95 % is expected of stopping at a precision, and not more than a little.
    @Test(.statistical) func stoppingAtAPrecision() async throws {
        var analysis = OutputAnalysis()
        analysis.precision = try Precision(
            .relative(0.2), measures: [Measure.find("abandonmentRate")])
        let result = try await Self.study(
            Self.abandonment(Self.desk("0.02", replications: 5, analysis)))
        #expect(Self.passes(result.covered), "\(result.covered)")
        #expect(result.replications > 6)
        #expect(result.halfWidth <= 0.2 * result.mean)
    }

    @Test(.statistical) func everyCaseCanBeDone() throws {
        let cases = try CoverageCase.all()
        #expect(cases.count >= 12)
        #expect(cases.allSatisfy { $0.exact.isFinite && $0.exact != 0 })
        #expect(Set(cases.map { $0.name + $0.method }).count == cases.count)
    }

    @Test func threadsChangeNothing() async throws {
        let study = try Self.abandonment(Self.desk("0.02", replications: 3))
        let one = try await studyCoverage([study], macros: 6, seed: 2, threads: 1)
        let two = try await studyCoverage([study], macros: 6, seed: 2, threads: 2)
        #expect(one[0].macros.map(\.estimate) == two[0].macros.map(\.estimate))
        #expect(Set(one[0].macros.map(\.estimate.mean)).count == 6)
    }
}
