import ElementaryFunctions
import RandomVariates
import SimulationKernel
import Testing

@testable import ContactRouting

/// People who come, learn, tire and are called, at work.
struct WorkforceTests {
    private static let days: Double = 4

    /// Ten agents around the clock, and more work than they can do.
    private func desk(_ change: (inout AgentGroup) -> Void = { _ in }) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(70)), humans: HumanTier(agents: .constant(10)),
            humanSession: .exponential(mean: 500), patience: .exponential(mean: 300),
            measurement: .seconds(86_400 * Self.days))
        var group = scenario.humans?.groups[0] ?? AgentGroup(agents: .constant(0))
        change(&group)
        scenario.humans?.groups[0] = group
        return scenario
    }

    private func handled(_ tally: Tally) -> [Flow] { tally.byInterval }

    /// People who all stay, and can do all that others can, are the plan: to the last bit.
    @Test func peopleWhoStayAreThePlan() {
        for people in [1, 10, 57] {
            let tally = Tally(desk { $0.careers = Careers(people: people) })
            #expect(handled(tally) == handled(Tally(desk())))
            #expect(tally.staffing.present == Tally(desk()).staffing.present)
            #expect(tally.staffing.employed == Int128(people) * Int128(Self.days * 86_400e6))
            #expect(tally.peopleByGroup[0].atEnd == people)
        }
    }

    /// A ramp that does not rise is a speed.
    @Test func aConstantRampIsASpeed() {
        let learnt = desk {
            $0.careers = Careers(people: 10)
            $0.careers?.ramp = [Careers.Skill(days: 0, speed: 0.8, resolution: 0.5)]
        }
        let skilled = desk { $0.skills = [Skill(speedFactor: 0.8, resolutionFactor: 0.5)] }
        #expect(handled(Tally(learnt)) == handled(Tally(skilled)))
        #expect(handled(Tally(learnt)) != handled(Tally(desk())))
    }

    /// 15 % more for all is 15 % less work: the offered load over 1.15.
    @Test func aCopilotForAllDividesTheLoad() throws {
        let helped = desk {
            $0.copilot = Copilot {
                ($0.beginnerSpeedGain, $0.expertSpeedGain) = (0.15, 0.15)
            }
        }
        let skilled = desk { $0.skills = [Skill(speedFactor: 1.15)] }
        #expect(handled(Tally(helped)) == handled(Tally(skilled)))
        var idle = helped
        idle.humans?.groups[0].agents = Timetable.constant(200)
        let (with, without) = (Tally(idle), Tally(alone(idle)))
        let ratio = Double(without.total.humanTicks) / Double(with.total.humanTicks)
        #expect(with.total.handled == without.total.handled && abs(ratio - 1.15) < 1e-6)
    }

    /// The same without the copilot.
    private func alone(_ scenario: Scenario) -> Scenario {
        var alone = scenario
        alone.humans?.groups[0].copilot = nil
        return alone
    }

    @Test func whatDoesNothingIsOff() {
        let plain = handled(Tally(desk()))
        let idle = desk {
            $0.copilot = Copilot()
            $0.fatigue = Fatigue()
        }
        #expect(handled(Tally(idle)) == plain)
        let nobody = desk {
            $0.copilot = Copilot {
                ($0.share, $0.beginnerSpeedGain, $0.expertSpeedGain) = (0, 0.5, 0.5)
            }
        }
        #expect(handled(Tally(nobody)) == plain)
        // Canaries: each does something if it is to.
        let tired = desk {
            $0.fatigue = Fatigue { ($0.aboveOccupancy, $0.speedLoss) = (0.5, 0.3) }
        }
        #expect(handled(Tally(tired)) != plain)
        let half = desk { $0.copilot = Copilot { ($0.share, $0.expertSpeedGain) = (0.5, 0.5) } }
        #expect(handled(Tally(half)) != plain)
    }

    /// A copilot helps who is on the way by how far they are.
    @Test func beginnersGainMost() {
        let copilot = Copilot { ($0.beginnerSpeedGain, $0.expertSpeedGain) = (0.34, 0) }
        #expect(
            [0, 0.5, 1].map { copilot.factors(experience: $0, seat: 3).speed } == [1.34, 1.17, 1])
        let some = Copilot { $0.share = 0.3 }
        let count = (0..<1_000).count { some.isThere(inSeat: $0) }
        #expect(abs(count - 300) <= 2)
        // Grades say so of those without a ramp.
        let graded = desk {
            $0.grades = [Grade { ($0.name, $0.experience) = ("new", 0) }]
            $0.copilot = copilot
        }
        let skilled = desk { $0.skills = [Skill(speedFactor: 1.34)] }
        #expect(handled(Tally(graded)) == handled(Tally(skilled)))
    }

    /// Six of ten go after the second day: their seats are free from the third on. Rounding keeps
    /// the sum of the hours.
    @Test func seatsFollowPeople() {
        let tally = Tally(
            desk {
                $0.careers = Careers(people: 30)
                $0.careers?.moves = [Careers.Move(day: 2, people: -17)]
            })
        let day = Int128(TimeSpan.day.ticks)
        let present = (0..<4).map { number in
            tally.staffingByInterval[number * 24..<number * 24 + 24].reduce(Int128(0)) {
                $0 + $1.present
            }
        }
        #expect(present[0] == 10 * day && present[1] == 10 * day)
        // 13 of 30 people fill 4 1/3 of ten seats; those who go finish what they hold.
        #expect(abs(Double(present[3]) / Double(day) - 13.0 / 3) < 0.1)
        #expect(tally.peopleByGroup[0].left == 17 && tally.peopleByGroup[0].atEnd == 13)
    }

    /// Overtime fills what it can of the gap, and is counted.
    @Test func overtimeFillsTheGap() {
        func tally(_ overtime: Double) -> Tally {
            Tally(
                desk {
                    $0.careers = Careers(people: 30)
                    $0.careers?.moves = [Careers.Move(day: 0, people: -15)]
                    $0.careers?.overtime = overtime
                })
        }
        let (none, some, all) = (tally(0), tally(0.2), tally(1))
        let run = Double(Int128(Self.days) * Int128(TimeSpan.day.ticks))
        func agents(_ tally: Tally) -> Double { Double(tally.staffing.present) / run }
        #expect(abs(agents(none) - 5) < 0.1 && none.staffing.overtime == 0)
        #expect(abs(agents(some) - 6) < 0.1 && abs(agents(all) - 10) < 0.1)
        #expect(
            abs(Double(some.staffing.overtime) / Double(some.staffing.present) - 1.0 / 6) < 1e-9)
        #expect(abs(Double(all.staffing.overtime) / Double(all.staffing.present) - 0.5) < 1e-9)
    }

    /// Beginners are paid while they learn, and serve nobody.
    @Test func trainingIsPaid() {
        let tally = Tally(
            desk {
                $0.careers = Careers(people: 10)
                $0.careers?.moves = [Careers.Move(day: 1, people: 10)]
                $0.careers?.trainingDays = 2
            })
        let day = Int128(TimeSpan.day.ticks)
        #expect(tally.staffing.employed == (10 + 20 + 20 + 20) * day)
        #expect(tally.staffing.present == (10 + 10 + 10 + 20) * day)
    }

    /// Tiredness comes with hours at full occupancy and goes with quiet ones.
    @Test func tirednessIsAnAverage() {
        let fatigue = Fatigue { ($0.aboveOccupancy, $0.hours, $0.speedLoss) = (0.8, 2, 0.3) }
        #expect([0.5, 0.8, 0.9, 1].map { fatigue.tiredness(afterOccupancy: $0) }[0...1] == [0, 0])
        #expect(abs(fatigue.tiredness(afterOccupancy: 0.9) - 0.5) < 1e-12)
        #expect(
            abs(fatigue.weightOfBefore(TimeSpan(seconds: 7_200)) - Elementary.exp(-1)) < 1e-12)
        // Always full: the mean work of later hours is that over 1 - .3.
        var full = desk { $0.fatigue = fatigue }
        full.intents[0].humanSession = .constant(500)
        full.intents[0].patience = nil
        full.demand.issues = .constant(80)
        let tally = Tally(full)
        let last = tally.byInterval[40..<60].reduce(Flow(), +)
        let mean = Double(last.humanTicks) / Double(last.handled) / 1e6
        #expect(abs(mean / (500 / 0.7) - 1) < 1e-6)
    }

    /// As many are called as the load of the hour before asks for.
    @Test func thoseOnCallComeWhenNeeded() {
        var calls = Calls(OnCall { $0.occupancy = 0.5 }, interval: .hour)
        #expect(calls.there(load: 2, others: 4, each: 1, most: 10) == 0)
        #expect(calls.there(load: 3, others: 4, each: 1, most: 10) == 2)
        #expect(calls.there(load: 9, others: 4, each: 2, most: 10) == 7)
        #expect(calls.there(load: 90, others: 4, each: 1, most: 10) == 10)
        var late = Calls(
            OnCall { ($0.occupancy, $0.leadMinutes, $0.leastMinutes) = (1, 60, 120) },
            interval: .hour)
        let there = [5.0, 0, 0, 0, 3, 0].map {
            late.there(load: $0, others: 0, each: 1, most: 10)
        }
        #expect(there == [0, 5, 5, 0, 0, 3])
    }

    /// Two agents and a pool of eight who are called: nobody of the pool while it is quiet.
    @Test func aPoolIsThereForThePeak() {
        var scenario = Scenario.sample(
            demand: .hours([2, 2, 60, 60, 2, 2, 2, 2]),
            humans: HumanTier(groups: [
                AgentGroup(name: "own", agents: .constant(2)),
                AgentGroup(name: "pool", agents: .constant(8)),
            ]),
            humanSession: .constant(600), measurement: .seconds(28_800))
        scenario.humans?.groups[1].onCall = OnCall()
        let tally = Tally(scenario)
        let hour = Int128(TimeSpan.hour.ticks)
        let present = (0..<8).map { Int(tally.staffingByInterval[$0].present / hour) }
        #expect(present.prefix(3) == [2, 2, 2])
        #expect(present[3] > 6 && present[7] == 2)
        #expect(Double(tally.staffingByGroup[1].present) < 8 * 5 * Double(hour))
    }

    /// A pool with a skill of its own opens the queue for which it can be called.
    @Test func aPoolOpensItsQueue() {
        var scenario = Scenario.sample(
            humans: HumanTier(groups: [AgentGroup(name: "pool", agents: .constant(8))]),
            patience: .constant(1_200), measurement: .seconds(36_000))
        scenario.humans?.groups[0].onCall = OnCall()
        let tally = Tally(scenario)
        #expect(tally.total.unserved == 0 && tally.total.handled > 500)
        // The first hour has nobody: who waits then brings the pool.
        #expect(tally.staffingByInterval[0].present == 0 && tally.staffingByInterval[1].present > 0)
    }

    /// Somebody of a desk of one is there as long as anybody has come to work.
    @Test func aDeskOfOneStaysOpen() {
        var scenario = desk {
            $0.agents = .constant(1)
            $0.careers = Careers(people: 10)
            $0.careers?.absence = 0.2
        }
        scenario.demand.issues = .constant(1)
        #expect(Tally(scenario).total.unserved == 0)
    }

    /// A training that becomes shorter brings more people at once than ever before.
    @Test func aShorterTrainingFits() {
        var scenario = desk {
            $0.careers = Careers(people: 10)
            $0.careers?.tenureDays = .constant(0)
            $0.careers?.trainingDays = 100
        }
        var later = scenario
        later.humans?.groups[0].careers?.trainingDays = 0
        scenario.changes = [ScenarioChange(at: TimeSpan(ticks: 2 * TimeSpan.day.ticks), to: later)]
        let tally = Tally(scenario)
        #expect(tally.staffing.present >= 20 * Int128(TimeSpan.day.ticks))
        #expect(tally.byInterval[47].handled == 0 && tally.byInterval[50].handled > 0)
    }

    /// Who is called goes by the rule of the time.
    @Test func callsFollowTheirRule() {
        var calls = Calls(OnCall { $0.occupancy = 0.5 }, interval: .hour)
        #expect(calls.there(load: 3, others: 0, each: 1, most: 10) == 6)
        calls.change(to: OnCall { $0.occupancy = 1 })
        #expect(calls.there(load: 3, others: 0, each: 1, most: 10) == 3)
    }

    /// Whatever changes from day to day, a fixed seed gives fixed bytes, and the bounds of seats
    /// hold: a roster that is too small would trap.
    @Test func randomCareersRun() {
        for seed in 0..<12 as Range<UInt64> {
            let random = SplitCareers(seed: seed)
            let scenario = desk { group in
                group.agents = Timetable(
                    interval: .hour, values: [0, 3, 10, 7], isCyclic: true)
                group.careers = random.careers
            }
            #expect(Tally(scenario, seed: seed) == Tally(scenario, seed: seed))
        }
    }
}

/// Careers with something of everything.
private struct SplitCareers {
    var careers: Careers

    init(seed: UInt64) {
        func share(_ place: UInt64) -> Double { Double((seed * 7 + place * 13) % 29) / 30 }
        careers = Careers(people: Int(seed))
        careers.attrition = [Careers.Attrition(sharePerYear: share(1))]
        (careers.backfill, careers.hiresPerMonth) = (share(2), 300 * share(3))
        (careers.overtime, careers.absence) = (share(4), share(5))
        (careers.noticeDays, careers.timeToHireDays) = (3 * share(6), 2 * share(7))
        (careers.trainingDays, careers.classDays) = (Int(seed % 3), Int(seed % 4) + 1)
        careers.tenureDays = .exponential(mean: 100)
        careers.ramp = [Careers.Skill(days: 0, speed: 0.5), Careers.Skill(days: 2, speed: 1)]
        careers.moves = [Careers.Move(day: 1, people: Int(seed)), Careers.Move(day: 2, people: -5)]
    }
}
