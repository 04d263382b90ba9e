import ContactRouting
import StrictJSON
import Testing

@testable import Workloads

/// People who come, learn and leave, as files say it.
struct ScenarioBuilderCareersTests {
    private func text(_ careers: String, days: Int = 60) throws -> String {
        try SmallDesk.text(#""agents": 2,"#, #""agents": 2, "careers": {\#(careers)},"#)
            .replacing(
                #""horizonDays": 1,"#,
                with: #""horizonDays": \#(days), "start": "2024-02-01", "warmUpDays": 2,"#)
    }

    private func careers(_ careers: String) throws -> Careers {
        let workload = try SmallDesk.workload(try text(careers))
        return try #require(workload.scenario.humans?.groups[0].careers)
    }

    private func problems(_ careers: String) throws -> [String] {
        SmallDesk.problems(try text(careers)).map { String($0.drop { $0 != " " }.dropFirst()) }
    }

    /// Two agents around the clock take 8.4 weeks of forty hours.
    @Test func peopleAreThoseOfTheStaffing() throws {
        #expect(try careers("").people == 8)
        #expect(try careers(#""people": 3"#).people == 3)
    }

    /// Who works ten hours a week is one person.
    @Test func somebodyIsThereForAPlan() throws {
        let few = try text("").replacing(
            #""agents": 2,"#, with: #""fullTimeEquivalents": 0.25,"#)
        #expect(try SmallDesk.workload(few).scenario.humans?.groups[0].careers?.people == 1)
        // A new site begins with nobody, and its plan is for those it needs.
        let none = try careers(#""people": 0, "classes": [{"date": "2024-02-05", "people": 3}]"#)
        #expect(none.people == 0 && none.plannedPeople.map { abs($0 - 8.4) < 1e-9 } == true)
    }

    /// Who is there at the start is.
    @Test func thoseOfTheStartDoNotChange() throws {
        let text = try text(#""people": 5"#).replacing(
            #""repeats": {"afterAI": 0.1}"#,
            with: #""repeats": {}, "overTime": [{"input": "humans.careers.people", "#
                + #""steps": [{"from": "2024-02-11", "value": 9}]}]"#)
        let found = SmallDesk.problems(text)
        #expect(found.count == 1 && found[0].contains("at its start"))
    }

    @Test func datesBecomeDaysOfTheRun() throws {
        let own = try careers(
            #""classes": [{"date": "2024-01-30", "people": 2}, {"date": "2024-02-05", "#
                + #""people": 3}], "departures": [{"date": "2024-02-01", "people": 1}]"#)
        #expect(own.moves.map(\.day) == [0, 6, 2] && own.moves.map(\.people) == [2, 3, -1])
    }

    @Test func attritionIsOneShareOrOnePerTenure() throws {
        #expect(try careers(#""attritionPerYear": 0.31"#).attrition.map(\.sharePerYear) == [0.31])
        let byTenure = try careers(
            #""attrition": [{"sharePerYear": 0.5}, {"fromDays": 180, "sharePerYear": 0.2}]"#)
        #expect(byTenure.attrition.map(\.fromDays) == [0, 180])
    }

    @Test func whatCannotBeIsRefused() throws {
        #expect(
            try problems(#""attritionPerYear": 31"#) == [
                "must be the share of people who leave in a year, below 1 (found 31): 31 % is "
                    + "0.31, and a hazard of 31 a year is 1"
            ])
        #expect(
            try problems(#""attritionPerYear": 1.2, "attrition": [{"sharePerYear": 0.2}]"#) == [
                "is said by attrition, too: give one of them",
                "must be the share of people who leave in a year, below 1 (found 1.2): 1.2 % is "
                    + "0.012, and a hazard of 1.2 a year is 0.6988",
            ])
        #expect(
            try problems(
                #""attrition": [{"fromDays": 9, "sharePerYear": 0.2}, {"fromDays": 9, "#
                    + #""sharePerYear": 0.2}]"#) == [
                    "must be 0 in the first: it is of beginners (found 9.0)",
                    "must be above that of the one before (found 9.0)",
                ])
        #expect(
            try problems(#""classes": [{"date": "2024-01-29", "people": 2}]"#) == [
                "is before the run starts: count them among people"
            ])
        #expect(
            try problems(#""departures": [{"date": "2023-01-29", "people": 2}]"#) == [
                "is before the run starts: leave it out"
            ])
        #expect(
            try problems(#""classes": [{"date": "2024-02-29", "people": 2.5}]"#) == [
                "humans.careers.classes[0].people must be a whole number from 0 to 1000000 (found "
                    + "2.5)"
            ])
        #expect(
            try problems(
                #""ramp": [{"days": 20, "speed": 0.5}, {"days": 10, "speed": 1}]"#) == [
                    "must be above that of the one before (found 10.0)"
                ])
    }

    @Test func whatIsOddIsWarnedOf() throws {
        let workload = try SmallDesk.workload(
            try text(
                #""ramp": [{"days": 0, "speed": 0.5}, {"days": 75, "speed": 1}], "#
                    + #""classes": [{"date": "2024-12-01", "people": 2}]"#))
        #expect(
            workload.warnings.map(\.message) == [
                "nobody who begins in the run comes to the end of the ramp: it takes 75 days, and "
                    + "the run 62",
                "comes after the end of the run, and so makes no difference",
            ])
    }

    @Test func careersOfSeveralGroupsAreTheirOwn() throws {
        let text = try SmallDesk.text(
            #""agents": 2,"#,
            #""careers": {}, "groups": [{"name": "a", "agents": 2}, {"name": "b", "agents": 1, "#
                + #""onCall": {"leadMinutes": 20}, "careers": {"people": 4}}],"#)
        let found = SmallDesk.problems(text).map { String($0.drop { $0 != " " }.dropFirst()) }
        #expect(
            found == [
                "is of one group, and there are several: give each its own",
                "cannot be said of a group with careers: give the pool a group of its own",
                "must be whole intervals of 60 minutes (found 20)",
            ])
    }

    @Test func aCopilotNeedsSomebodyToHelp() throws {
        func warnings(_ gain: String) throws -> [String] {
            let text = try SmallDesk.text(
                #""agents": 2,"#, #""agents": 2, "copilot": {"\#(gain)": 0.3},"#)
            return try SmallDesk.workload(text).warnings.map(\.message)
        }
        #expect(try warnings("expertSpeedGain").isEmpty)
        #expect(
            try warnings("beginnerSpeedGain") == [
                "the copilot of agents helps nobody: it has gains for beginners alone, and all are "
                    + "experts without careers.ramp or a grade's experience"
            ])
    }

    /// A larger plan is not more people.
    @Test func aLargerPlanIsNotMorePeople() throws {
        for (given, first) in [("", 8.0), (#""people": 5"#, 8.4)] {
            let text = try text(given).replacing(
                #""repeats": {"afterAI": 0.1}"#,
                with: #""repeats": {}, "overTime": [{"input": "humans.agents", "steps": "#
                    + #"[{"from": "2024-02-11", "value": 4}]}]"#)
            let scenario = try SmallDesk.workload(text).scenario
            let later = try #require(scenario.changes.first?.scenario.humans?.groups[0].careers)
            let start = try #require(scenario.humans?.groups[0].careers)
            #expect(start.plannedPeople.map { abs($0 - first) < 1e-9 } == true)
            #expect(later.plannedPeople.map { abs($0 - 2 * first) < 1e-9 } == true)
            #expect(later.people == start.people)
        }
    }

    /// A hiring freeze from a date on is a series.
    @Test func careersChangeOverTime() throws {
        let text = try text(#""backfill": 1, "attritionPerYear": 0.3"#).replacing(
            #""repeats": {"afterAI": 0.1}"#,
            with: #""repeats": {}, "overTime": [{"input": "humans.careers.backfill", "#
                + #""steps": [{"from": "2024-02-11", "value": 0}]}]"#)
        let scenario = try SmallDesk.workload(text).scenario
        #expect(scenario.humans?.groups[0].careers?.backfill == 1)
        #expect(scenario.changes.map { $0.scenario.humans?.groups[0].careers?.backfill } == [0])
    }
}
