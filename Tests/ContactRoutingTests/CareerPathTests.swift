import ElementaryFunctions
import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct CareerPathTests {
    private func path(
        _ careers: Careers, days: Int, replication: UInt32 = 0, group: Int = 0
    ) -> CareerPath {
        CareerPath(
            Array(repeating: careers, count: days), group: group,
            CustomerStream(seed: 1, replication: replication))
    }

    private func leaving(_ people: Int, _ share: Double) -> Careers {
        var careers = Careers(people: people)
        careers.attrition = [Careers.Attrition(sharePerYear: share)]
        return careers
    }

    /// Without hiring a head count is binomial: of 5,000 people, of whom a fifth leave in a year,
    /// 4,000 are there after one and 3,200 after two. Means of 40 runs, and their variance.
    @Test(.statistical) func headCountsAreBinomial() {
        let careers = leaving(5_000, 0.2)
        let (years, runs) = ([1.0, 2.0], 40)
        let counts = (0..<runs).map { run in
            let path = path(careers, days: 740, replication: UInt32(run))
            return years.map { Double(path.employed(on: Int($0 * 365.25)).count) }
        }
        for (place, year) in years.enumerated() {
            let day = (year * 365.25).rounded(.down)
            let probability = Elementary.pow(0.8, day / 365.25)
            let deviation = (5_000 * probability * (1 - probability)).squareRoot()
            let values = counts.map { $0[place] }
            let mean = values.reduce(0, +) / Double(runs)
            #expect(
                abs(mean - 5_000 * probability) < 4 * deviation / Double(runs).squareRoot())
            let variance =
                values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs - 1)
            // The variance of a variance of about normal counts.
            let error = (2 / Double(runs - 1)).squareRoot()
            #expect(abs(variance / (deviation * deviation) - 1) < 4 * error)
        }
    }

    /// Pure death times: from n people to m it takes a sum of exponentials of rates n h, ..., (m +
    /// 1) h. From 3,800 to 2,000 at a fifth a year, 2.9 years.
    @Test(.statistical) func timesToACountArePureDeathTimes() {
        let (from, to, runs) = (3_800, 2_000, 30)
        let hazard = Careers.Attrition(sharePerYear: 0.2).hazardPerDay
        let stages = (to + 1...from).map { 1 / (hazard * Double($0)) }
        let (mean, variance) = (stages.reduce(0, +), stages.reduce(0) { $0 + $1 * $1 })
        #expect(abs(mean / 365.25 - 2.88) < 0.01)
        let found = (0..<runs).map { run -> Double in
            let path = path(leaving(from, 0.2), days: 1_300, replication: UInt32(run))
            let count = (0..<1_300).first { path.employed(on: $0).count <= to } ?? 1_300
            // Leaving counts from the end of the day on: half a day too much on average.
            return Double(count) - 0.5
        }
        let average = found.reduce(0, +) / Double(runs)
        #expect(abs(average - mean) < 4 * (variance / Double(runs)).squareRoot() + 0.5)
    }

    /// Canary: the bands tell 20 % from 21 %.
    @Test(.statistical) func anotherHazardIsFoundOut() {
        let path = path(leaving(50_000, 0.21), days: 366)
        let deviation = (50_000 * 0.2 * 0.8).squareRoot()
        #expect(abs(Double(path.employed(on: 365).count) - 40_000) > 4 * deviation)
    }

    /// The same people leave, sooner.
    @Test func hazardsAreCoupled() {
        let (slow, fast) = (path(leaving(500, 0.2), days: 800), path(leaving(500, 0.4), days: 800))
        #expect(zip(slow.people, fast.people).allSatisfy { $0.end >= $1.end })
        #expect(slow.people != fast.people)
        let other = path(leaving(500, 0.2), days: 800, group: 1)
        #expect(other.people != slow.people)
    }

    /// Beginners leave, those of a year do not.
    @Test func hazardsFollowTenure() {
        var careers = Careers(people: 1_000)
        careers.attrition = [
            Careers.Attrition(sharePerYear: 0.9), Careers.Attrition(fromDays: 365, sharePerYear: 0),
        ]
        #expect(path(careers, days: 700).left.reduce(0, +) == 0)
        careers.tenureDays = .constant(265)
        let path = path(careers, days: 700)
        #expect(path.left.reduce(0, +) > 200)
        #expect(path.left.dropFirst(101).allSatisfy { $0 == 0 })
    }

    /// Six leave on the third day, four come on the fifth; nobody replaces those who were sent.
    @Test func movesAreAsPlanned() {
        var careers = Careers(people: 10)
        careers.moves = [Careers.Move(day: 3, people: -6), Careers.Move(day: 5, people: 4)]
        careers.backfill = 1
        let path = path(careers, days: 8)
        #expect((0..<8).map { path.employed(on: $0).count } == [10, 10, 10, 4, 4, 8, 8, 8])
        #expect(path.hired == [0, 0, 0, 0, 0, 4, 0, 0] && path.left == [0, 0, 0, 6, 0, 0, 0, 0])
        #expect(path.tenure(of: 10, on: 7) == 2)
        var more = careers
        more.moves = [Careers.Move(day: 3, people: -60)]
        #expect(self.path(more, days: 8).employed(on: 4).isEmpty)
    }

    /// Half of those who leave are replaced, as long after their notice as hiring takes, on the day
    /// of a class.
    @Test func replacementsFollowNotices() {
        var careers = leaving(400, 0.5)
        (careers.noticeDays, careers.timeToHireDays, careers.classDays) = (10, 30, 7)
        careers.backfill = 0.5
        let path = path(careers, days: 300)
        let started = path.hired.indices.filter { path.hired[$0] > 0 }
        #expect(started.allSatisfy { $0 % 7 == 0 } && started.first.map { $0 > 20 } == true)
        // By day d they replace half of those whose last day was before d - 30 + 10.
        for day in stride(from: 70, to: 300, by: 7) {
            let gone = path.left.prefix(day - 20 + 1).reduce(0, +)
            let come = path.hired.prefix(day + 1).reduce(0, +)
            #expect(abs(Double(come) - Double(gone) / 2) <= 1, "day \(day)")
        }
    }

    /// Notices of before the run count: hiring does not begin with a gap.
    @Test func noticesBeforeTheRunCount() {
        var careers = leaving(1_000, 0.5)
        (careers.backfill, careers.noticeDays, careers.timeToHireDays) = (1, 90, 90)
        let path = path(careers, days: 120)
        // Only who comes and soon goes again leaves one: nobody gives notice before they come.
        #expect((0..<120).allSatisfy { path.employed(on: $0).count > 980 })
    }

    /// Without notice they are looked for from the day on which the other is gone.
    @Test func noticeCanBeNone() {
        var careers = leaving(400, 0.5)
        careers.backfill = 1
        let path = path(careers, days: 100)
        #expect(path.hired == path.left && path.employed(on: 99).count == 400)
    }

    /// A freeze is a share of 0; hires in a month come to whole people.
    @Test func hiringAddsUp() {
        var careers = leaving(400, 0.5)
        #expect(path(careers, days: 300).hired.allSatisfy { $0 == 0 })
        careers = Careers(people: 0)
        careers.hiresPerMonth = 2.5
        let path = path(careers, days: 366)
        #expect(path.hired.reduce(0, +) == 30)
        #expect(path.employed(on: 365).count == 30)
    }

    /// Inputs of one day do not change what happened before.
    @Test func daysHaveTheirOwnInputs() {
        let calm = leaving(300, 0.1)
        let days =
            Array(repeating: calm, count: 100) + Array(repeating: leaving(300, 0.9), count: 100)
        let stream = CustomerStream(seed: 1, replication: 0)
        let changing = CareerPath(days, group: 0, stream)
        let steady = path(calm, days: 200)
        #expect(changing.left.prefix(101) == steady.left.prefix(101))
        #expect(changing.left.reduce(0, +) > 2 * steady.left.reduce(0, +))
    }

    @Test func absencesAreShares() {
        let path = path(Careers(people: 1_000), days: 30)
        let away = (0..<30).map { day in
            (0..<1_000).count { path.isAbsent($0, on: day, 0.05) }
        }
        let deviation = (30_000 * 0.05 * 0.95).squareRoot()
        #expect(abs(Double(away.reduce(0, +)) - 1_500) < 4 * deviation)
        #expect(!path.isAbsent(3, on: 3, 0))
    }

    /// Straight lines between points, and the ends beyond them.
    @Test func theRampIsPiecewiseLinear() {
        var careers = Careers(people: 1)
        #expect(careers.skill(atTenure: 0).speed == 1 && careers.experience(atTenure: 0) == 1)
        careers.ramp = [
            Careers.Skill(days: 10, speed: 0.5, resolution: 0.8), Careers.Skill(days: 30, speed: 1),
        ]
        #expect(
            [0, 10, 20, 30, 99].map { careers.skill(atTenure: $0).speed } == [0.5, 0.5, 0.75, 1, 1])
        #expect(careers.skill(atTenure: 20).resolution == 0.9)
        #expect([0, 15, 60].map { careers.experience(atTenure: $0) } == [0, 0.5, 1])
    }
}
