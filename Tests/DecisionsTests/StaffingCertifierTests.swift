import SimulationStatistics
import TestSupport
import Testing
import Workloads

@testable import Decisions
@testable import Experiments

@Suite(.statistical) struct StaffingCertifierTests {
    /// However few agents it begins with, the plan that it ends with is certified; and beginning
    /// with too many, it gives back those whom fresh customers do not miss.
    @Test(arguments: [-2, 0, 3])
    func fromAnyBeginning(more: Int) async throws {
        let desk = StaffingSearchTests.Desk(erlangs: 4)
        var certifier = StaffingCertifier(try await desk.search(hours: 12))
        let certificate = try #require(try await certifier.certify([desk.exact + more]))
        #expect(certificate.isMet)
        #expect((desk.exact...desk.exact + 1).contains(certificate.agents[0]))
        let fewer = try #require(certificate.withFewer[0])
        #expect(fewer.agents == certificate.agents[0] - 1)
        #expect(fewer.verdict != .met)
        #expect(certificate.series > StaffingTrials.searchSeries)
    }

    /// Hours that begin with too many agents give them back, each as far as fresh customers find it
    /// enough, while a target over the whole run holds too.
    @Test(.statistical) func hoursGiveBackWhatIsNotMissed() async throws {
        let desk = StaffingSearchTests.Desk(erlangs: 6, bound: 0.15)
        let search = try await desk.search(
            hours: 3, unit: .hour, also: "humanSessionMinutesP50<=3")
        let beginning = search.models.map { $0 == nil ? 0 : desk.exact + 4 }
        #expect(beginning.count == 3)
        var certifier = StaffingCertifier(search)
        let certificate = try #require(try await certifier.certify(beginning))
        #expect(certificate.isMet)
        #expect(certificate.verdict(of: certificate.shared) == .met)
        #expect(certificate.shared.count == 1)
        #expect(certificate.agents.reduce(0, +) < beginning.reduce(0, +))
        #expect(zip(certificate.agents, beginning).allSatisfy { $0 <= $1 })
        for (number, fewer) in certificate.withFewer {
            #expect(fewer.agents == certificate.agents[number] - 1)
        }
    }

    /// Where nobody gave up and only too few called to prove it, more agents are no help.
    @Test func perfectHoursNeedNoAgents() async throws {
        let search = try await StaffingSearchTests.Desk(erlangs: 0.2).search(hours: 4)
        var trials = search.trials
        for (agents, isPerfect) in [(6, true), (1, false)] {
            let runs = try #require(try await trials.simulate([agents], replications: 3))
            let certificate = StaffingCertificate(
                [agents], runs, trials, series: 1, confidence: 0.9999)
            #expect(certificate.verdict(in: 0) == .undecided)
            #expect(certificate.needsAgents(in: 0) == !isPerfect)
        }
    }
}
