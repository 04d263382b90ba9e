import ContactRouting
import Experiments
import RunLogs
import StrictJSON
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Fitting

/// What the logs of known desks tell.
struct FittedDeskTests {
    /// The fit of the log of one replication.
    static func fitted(
        _ workload: Workload, replication: Int = 0,
        _ change: (inout CallLog.Reading) -> Void = { _ in }
    ) throws -> FittedDesk {
        let scenario = workload.scenario
        let customers = Series(seed: 1).customers(replication)
        let clock = try #require(LogClock(scenario.measurement))
        var pieces: [[UInt8]] = []
        let rows = ConversationRows(scenario, clock, as: .csv) { pieces.append($0) }
        var log = ConversationLog(scenario, customers, rows.add)
        _ = try simulate(scenario, customers, observer: &log)
        rows.finish()
        pieces.reverse()
        var reading = CallLog.Reading()
        change(&reading)
        let read = try CallLog("log.csv", reading) { pieces.popLast() ?? [] }
        return FittedDesk(read, try FittedDemand(read.table, holdingOut: 0, seed: 1))
    }

    private static func workload(_ text: String) throws -> Workload {
        try Workload(reading: SourceText(name: "desk", text: text))
    }

    private static func contains(_ estimate: FittedDemand.Estimate?, _ value: Double) -> Bool {
        guard let estimate, let half = estimate.halfWidth else { return false }
        // Three standard errors: these logs are chosen once and for all.
        return abs(estimate.value - value) < 1.6 * half
    }

    /// A desk of three on the telephone, open day and night, with nothing else to it.
    private static let telephone = """
        {"format": 1, "name": "three", "title": "Three", "start": "2026-11-02", "horizonDays": 28,
         "demand": {"freshPerMonth": 21600},
         "humans": {"agents": 3, "sessionMinutes": {"distribution": "exponential", "mean": 5},
          "afterContactMinutes": {"distribution": "gamma", "mean": 0.5, "cv": 0.5},
          "patienceMinutes": {"distribution": "exponential", "mean": 10}}}
        """

    @Test func aDeskOfThree() throws {
        let desk = try Self.fitted(Self.workload(Self.telephone))
        #expect(Self.contains(desk.talk?.mean, 5) && desk.talk?.family == .exponential)
        #expect(Self.contains(desk.wrap?.mean, 0.5) && desk.wrap?.family == .gamma)
        #expect(desk.patience.mean?.interval.contains(10) == true)
        let duty = try #require(desk.duty)
        #expect(duty.people == 3 && duty.concurrency == 1 && duty.method == .names)
        #expect(duty.perWeekHour.allSatisfy { $0.rounded() == 3 }, "\(duty.perWeekHour)")
        #expect(desk.ai == nil && desk.topics.isEmpty)
        let inputs = desk.inputs(into: nil, name: "mine")
        #expect(inputs.openingHours == nil && inputs.horizonDays == 28 && inputs.intents == nil)
        #expect(inputs.humans?.staffing.agentsPerWeekHour == Array(repeating: 3, count: 168))
        _ = try Workload(reading: SourceText(name: "mine", text: inputs.text))
    }

    /// Without names people are counted while somebody waits.
    @Test func peopleWithoutNames() throws {
        let map =
            "start=start,wait=wait_seconds,talk=human_seconds,wrap=wrap_seconds,"
            + "outcome=outcome(answered:handled;abandoned:abandoned)"
        let desk = try Self.fitted(Self.workload(Self.telephone)) {
            $0.columns = try? LogColumns(map: map)
        }
        let duty = try #require(desk.duty)
        #expect(duty.people == nil && duty.method == .queue)
        #expect(duty.perWeekHour.allSatisfy { abs($0 - 3) < 0.1 }, "\(duty.perWeekHour)")
    }

    /// The help desk: an AI, three topics of which it may not decide one, two chats at once, hours
    /// in which it is closed, customers who come back.
    @Test func aDeskWithAnAI() throws {
        let workload = try Workload("help-desk", [:])
        let desk = try Self.fitted(workload)
        let ai = try #require(desk.ai)
        #expect(Self.contains(ai.sessions?.mean, 3))
        // Of English and Polish together, .7 and .3.
        #expect(Self.contains(ai.accuracy, 0.75 * 0.94))
        #expect(abs((ai.threshold?.value ?? 0) - 0.6) < 1e-3 && ai.threshold?.misplaced == 0)
        #expect(abs(ai.share.value - 0.92) < 0.01)
        #expect(abs((ai.confidence?.discrimination.value ?? 0) - 0.8) < 0.02)
        #expect(abs((ai.confidence?.slope ?? 0) - 1.6) < 0.1)
        let fraud = try #require(desk.topics.first { $0.name == "fraud" })
        #expect(fraud.isAlwaysHandedOver && Self.contains(fraud.talk?.mean, 16))
        #expect(abs(fraud.share - 0.1) < 0.01)
        #expect(Self.contains(desk.resolution, 0.85))
        let shares = Dictionary(uniqueKeysWithValues: desk.returns.map { ($0.after, $0.share) })
        #expect(Self.contains(shares["a wrong answer of the AI"], 0.6))
        #expect(Self.contains(shares["a person who did not"], 0.5))
        #expect(desk.delayFollowsDemand && Self.contains(desk.delay?.mean, 24))
        #expect(desk.duty?.concurrency == 2 && desk.isJudged)
    }

    /// What is fitted into a workload leaves alone what the log does not say, names each input's
    /// source, and can be read.
    @Test func inputsOfTheFit() throws {
        let base = try Workload("help-desk", [:])
        let desk = try Self.fitted(base)
        let inputs = desk.inputs(into: base.inputs, name: "mine")
        #expect(inputs.humans?.group.costPerPaidHour == 28 && inputs.currency == "EUR")
        #expect(inputs.ai?.pricePerConversation == 0.2 && inputs.segments?.count == 2)
        #expect(inputs.intents?.map(\.name).sorted() == ["billing", "delivery", "fraud"])
        let shares = (inputs.intents ?? []).map(\.share)
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        #expect(inputs.sources.list.contains { $0.name == "humans.sessionMinutes" })
        #expect(!inputs.assumptions.list.contains { $0.name == "intents" })
        let again = try Workload(reading: SourceText(name: "mine", text: inputs.text))
        #expect(again.inputs.text == inputs.text)
        guard case .threshold(let threshold)? = inputs.ai?.escalation?.judgement else {
            Issue.record("no threshold")
            return
        }
        #expect(abs(threshold.threshold - 0.6) < 1e-3)
    }

    /// Where answers of conversations that were handed over are not labelled, the rest are the
    /// better ones: the AI's accuracy is not known, only what it keeps.
    @Test func labelsOfTheBetterAnswers() throws {
        let text = (0..<4_000).map { number -> String in
            let confidence = Double(number % 100) / 100
            let isKept = confidence >= 0.5
            let label = isKept ? (number % 3 == 0 ? "no" : "yes") : ""
            let day = number % 28 + 1
            return "2026-02-\(day < 10 ? "0" : "")\(day) 10:00,60,\(isKept ? "" : "1"),"
                + "\(confidence),\(label),\(isKept ? "" : "300")\n"
        }
        let reading = try CallLogTests.mapped(
            "start=When,ai=AI,handover=Over,confidence=Sure,correct=Right,talk=Talk")
        let log = try CallLogTests.log(
            "When,AI,Over,Sure,Right,Talk\n" + text.joined(), reading)
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        let ai = try #require(desk.ai)
        #expect(ai.accuracy == nil && !desk.isJudged)
        #expect(ai.containment.value == 0.5 && abs((ai.threshold?.value ?? 0) - 0.495) < 0.006)
        let inputs = desk.inputs(into: nil, name: "mine")
        #expect(inputs.ai?.containment == 0.5 && inputs.ai?.accuracy == nil)
        _ = try Workload(reading: SourceText(name: "mine", text: inputs.text))
    }

    /// Of customers who are named, and nothing else: what they come about is fresh in seven of ten
    /// cases.
    @Test func customersByName() throws {
        let contacts = CustomerTallyTests.randomLog(2).sorted {
            $0.start.seconds < $1.start.seconds
        }
        let rows = contacts.map { "\(Int($0.start.seconds)),李 \($0.customer ?? 0),60\n" }
        let reading = try CallLogTests.mapped("start=t,customer=who,talk=talk")
        let log = try CallLogTests.log("t,who,talk\n" + rows.joined(), reading)
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        #expect(desk.returnsAreOfCustomers && desk.returns.map(\.after).count == 1)
        #expect(Self.contains(desk.returns[0].share, 0.3), "\(desk.returns)")
        let fresh = log.table.days.reduce(0) { $0 + $1.total } / Double(log.conversations)
        #expect(abs(fresh - 0.7) < 0.03, "\(fresh)")
        let repeats = desk.inputs(into: nil, name: "mine").repeats
        #expect(abs((repeats?.model.afterHuman ?? 0) - 0.3) < 0.05)
        #expect(abs((desk.delay?.mean.value ?? 0) - 8) < 1)
    }

    /// One day, one call, nobody who answers: what is not known is said, not made up.
    @Test(arguments: [
        "2026-01-05 10:00,5,\n", "2026-01-05 10:00,,\n", "2026-01-05 10:00,0,60\n",
    ])
    func oneCall(row: String) throws {
        let reading = try CallLogTests.mapped("start=When,wait=Wait,talk=Talk")
        let log = try CallLogTests.log("When,Wait,Talk\n" + row, reading)
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        #expect(desk.talk == nil && desk.patience.mean == nil && desk.returns.isEmpty)
        let inputs = desk.inputs(into: nil, name: "mine")
        _ = try Workload(reading: SourceText(name: "mine", text: inputs.text))
    }

    /// What is fitted into any workload can be run, or is no workload because the log and the
    /// workload have nothing to do with each other, which is said.
    @Test(.statistical) func intoEveryBundledWorkload() throws {
        let desks = [
            try Self.fitted(Workload("help-desk", [:])),
            try Self.fitted(Self.workload(Self.telephone)),
        ]
        for name in WorkloadLibrary.names {
            let base = try Workload(name, [:])
            for (number, desk) in desks.enumerated() {
                let inputs = desk.inputs(into: base.inputs, name: "mine")
                let source = SourceText(name: "mine", text: inputs.text)
                do {
                    _ = try Workload(reading: source, isToBeStaffed: true)
                } catch let error as InvalidWorkload {
                    // Groups with skills for topics that the log does not know.
                    let isKnown = error.problems.allSatisfy {
                        $0.message.contains("there is no intent")
                    }
                    #expect(isKnown, "\(name) \(number): \(error.problems.map(\.message))")
                }
            }
        }
    }

    /// Topics whose names begin alike, one of them hardly ever met, and a desk with one call in
    /// each hour.
    @Test func namesAndShares() throws {
        let name = String(repeating: "enterprise ", count: 8)
        let rows = (0..<400).map { number in
            let (day, hour) = (number / 10 % 28 + 1, number % 10 + 8)
            return "2026-02-\(day < 10 ? "0" : "")\(day) \(hour < 10 ? "0" : "")\(hour):00,"
                + "\(name)\(number == 7 ? "north" : number % 2 == 0 ? "south" : "west"),60,Ann\n"
        }
        let log = try CallLogTests.log(
            "S,Q,T,A\n" + rows.joined(), CallLogTests.mapped("start=S,queue=Q,talk=T,agent=A"))
        let desk = FittedDesk(log, try FittedDemand(log.table, holdingOut: 0, seed: 1))
        let inputs = desk.inputs(into: nil, name: "mine")
        #expect(inputs.intents?.count == 3)
        #expect(inputs.humans?.staffing.agentsPerWeekHour?[8] == 1)
        _ = try Workload(reading: SourceText(name: "mine", text: inputs.text))
    }

    /// A desk that is open from 9 to 17 of its own clock, in times of UTC over the change of the
    /// clocks: one pattern, and not two of an hour apart.
    @Test func summerTime() throws {
        let rows = (0..<60).flatMap { day -> [String] in
            let date = CalendarDate(dayNumber: 20_514 + day)
            // From 2 March; the clocks change on 29 March.
            let ahead = day < 27 ? 1 : 2
            return (9..<17).map {
                "\(date.text)T\($0 - ahead < 10 ? "0" : "")\($0 - ahead):15:00Z\n"
            }
        }
        let zone = ZoneClock(minutes: 60, summer: .europe)
        let log = try CallLogTests.log(
            "S\n" + rows.joined(), CallLogTests.mapped("start=S") { $0.zone = zone })
        let demand = try FittedDemand(log.table, holdingOut: 0, seed: 1)
        #expect(demand.model.expected[0].firstIndex { $0 > 0 } == 18)
        #expect(demand.intervalCV.value == 0 && demand.table.days.count == 60)
        let inputs = FittedDesk(log, demand).inputs(into: nil, name: "mine")
        #expect(inputs.clockChanges != nil && inputs.start?.text == "2026-03-02")
        _ = try Workload(reading: SourceText(name: "mine", text: inputs.text))
    }
}
