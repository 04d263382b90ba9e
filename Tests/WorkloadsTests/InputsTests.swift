import ContactRouting
import FieldTables
import RandomVariates
import StrictJSON
import Testing

@testable import Workloads

/// What is read from a file can be written to one, and made in code.
@Suite struct InputsTests {
    @Test(arguments: WorkloadLibrary.names)
    func whatIsWrittenIsReadAgain(name: String) throws {
        let workload = try Workload(reading: try #require(WorkloadLibrary.source(named: name)))
        let again = try Workload(workload.inputs)
        #expect(again.inputs == workload.inputs && again.scenario == workload.scenario)
        #expect(again.assumptions == workload.assumptions && again.unstated == workload.unstated)
        #expect(again.figures.map(\.inputs) == workload.figures.map(\.inputs))
    }

    /// What settings changed is written as it is then, with no source that is not its own.
    @Test(arguments: [
        ("hybrid", [("humans.agents", "2000")]),
        ("hybrid", [("humans", "null"), ("ai.share", "1")]),
        ("launch-month", [("humans.fullTimeEquivalents", "2000"), ("repeats.afterAI", "0.2")]),
        ("hybrid", [("ai.escalation.threshold", "0.5"), ("demand.markets[0].share", "0.62")]),
        ("hybrid", [("intents", "null"), ("start", "2024-03-04")]),
    ])
    func soIsWhatSettingsMade(name: String, settings: [(String, String)]) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        let changes = try settings.map { try SmallDesk.setting($0.0, $0.1) }
        let workload = try Workload(reading: source, settings: changes)
        let again = try Workload(workload.inputs)
        #expect(again.inputs == workload.inputs && again.scenario == workload.scenario)
        for (path, _) in settings where path.contains(".") {
            #expect(!again.inputs.sources.list.contains { $0.name == path }, "\(path)")
        }
    }

    /// Every input of every table and every variant, none as it is by default.
    @Test(arguments: 0..<12)
    func everyInputIsWritten(choice: Int) throws {
        let file = try #require(everything(Inputs.schema, choice))
        let written = Inputs(file).datum
        #expect(Inputs(written) == Inputs(file))
        // The word for a rule of the clocks is written as the rule.
        #expect(choice % 3 == 0 || written == withoutRemarks(file))
    }

    /// What a file has no key for is not lost without a word.
    @Test func whatNoFileCanSayIsRefused() throws {
        var inputs = try Workload(reading: SourceText(name: "t", text: SmallDesk.text)).inputs
        inputs.humans?.tier.routing = FirstComeFirstServed()
        let error = #expect(throws: InvalidWorkload.self) { try Workload(inputs) }
        #expect(error?.problems.first?.message.contains("a file cannot say") == true)
    }

    @Test func defaultsAreValidAndAreNotWritten() throws {
        var defaults = 0
        for (path, field) in fields(Inputs.schema, "") {
            guard let byDefault = field.defaultValue else { continue }
            defaults += 1
            let value = JSONValue(byDefault, at: .origin("the table"))
            #expect(field.schema.problems(in: value).isEmpty, "\(path)")
        }
        #expect(defaults > 50)
        #expect(!Inputs().text.contains("warmUpDays"))
    }

    /// A default that has a source is stated, in its place: there is nothing to source otherwise.
    @Test func whatHasASourceIsWritten() {
        let inputs = Inputs {
            $0.humans = Inputs.Humans {
                $0.staffing.agents = 1
                $0.group.costPerPaidHour = 20
            }
            $0.sources = ["humans.paidHoursPerWeek": "a contract", "repeats.clock": "a guess"]
        }
        let humans = #"""
              "humans": {
                "agents": 1,
                "paidHoursPerWeek": 40,
                "costPerPaidHour": 20
              },
              "repeats": {
                "clock": "demand"
              },
            """#
        #expect(inputs.text.contains(humans), "\(inputs.text)")
    }

    @Test func aWorkloadIsMadeInCode() throws {
        let inputs = Inputs {
            $0.name = "desk"
            $0.title = "A desk of three: три человека"
            $0.horizonDays = 1
            $0.demand.freshPerMonth = 6_000
            $0.humans = Inputs.Humans {
                $0.staffing.agents = 3
                $0.sessionMinutes = .exponential(mean: 9)
                $0.patienceMinutes = .exponential(mean: 4)
                $0.tier.waitingRoom = 20
            }
        }
        let workload = try Workload(inputs)
        #expect(workload.scenario.humans?.agents == .constant(3))
        #expect(workload.scenario.humans?.waitingRoom == 20)
        let file = SourceText(name: "desk.json", text: inputs.text)
        #expect(try Workload(reading: file).scenario == workload.scenario)
        #expect(
            inputs.text.hasPrefix(
                """
                {
                  "format": 1,
                  "name": "desk",
                  "title": "A desk of three: три человека",
                  "horizonDays": 1,
                  "demand": {
                    "freshPerMonth": 6000
                  },
                  "humans": {
                    "agents": 3,
                """))
    }

    @Test func whatIsWrongInCodeIsRefused() throws {
        let error = #expect(throws: InvalidWorkload.self) {
            _ = try Workload(
                Inputs {
                    $0.name = "desk"
                    $0.title = "t"
                    $0.demand.freshPerMonth = .nan
                    // It has no length of its sessions either.
                    $0.humans = Inputs.Humans {
                        $0.staffing.agents = -1
                        $0.staffing.agentsPerHour = [1]
                    }
                })
        }
        let problems = try #require(error).problems.map(\.message)
        #expect(problems.count == 4, "\(problems)")
        #expect(problems.contains { $0.hasPrefix("missing key \"sessionMinutes\" in humans") })
        #expect(problems.contains { $0.hasPrefix("demand.freshPerMonth must be a number above 0") })
        #expect(
            problems.contains { $0.hasSuffix("must be given (found agents and agentsPerHour)") })
        #expect(problems.contains { $0.hasPrefix("humans.agents must be a whole number from 0") })
    }
}

/// All fields below a schema with their paths.
private func fields(_ schema: Schema, _ path: String) -> [(String, FieldRule)] {
    switch schema {
    case .object(let rule):
        rule.fields.flatMap { field in
            [("\(path).\(field.key)", field)] + fields(field.schema, "\(path).\(field.key)")
        }
    case .variants(let rule): rule.cases.flatMap { fields(.object($0), "\(path)(\($0.name))") }
    case .array(let element, _), .map(let element): fields(element, path + "[]")
    case .either(let alternatives, _): alternatives.flatMap { fields($0, path) }
    default: []
    }
}

/// A value of a schema in which every key is given, and nothing as it is by default, of several
/// kinds the one with a number; nil if there is no such value.
private func everything(_ schema: Schema, _ choice: Int, not byDefault: Datum? = nil) -> Datum? {
    func rotated<Kind>(_ kinds: [Kind]) -> [Kind] {
        kinds.indices.map { kinds[($0 + choice) % kinds.count] }
    }
    let candidates: [Datum?] =
        switch schema {
        case .number, .integer:
            [0, 0.5, 1, 2, 3, 7].map { Datum.number($0) }
        case .boolean: [.flag(true), .flag(false)]
        case .null: []
        case .string: [.text("2026-03-01"), .text("x")]
        case .choice(let choices): rotated(choices).map { .text($0.word) }
        case .array(let element, let count):
            [2, 3].map { Datum.number($0) }.map { first in
                let element = everything(element, choice, not: first)
                return element.map {
                    .list(Array(repeating: $0, count: max(1, count.lowerBound)))
                }
            }
        case .object(let rule):
            [
                .object(
                    rule.fields.compactMap { field in
                        everything(field.schema, choice, not: field.defaultValue).map {
                            Datum.Member(field.key, $0)
                        }
                    })
            ]
        case .variants(let rule):
            rotated(rule.cases).map { variant in
                guard case .object(let members) = everything(.object(variant), choice) else {
                    return nil
                }
                return .object([.init(rule.tag, .text(variant.name))] + members)
            }
        case .map(let element):
            [everything(element, choice).map { .object([.init("ключ", $0)]) }]
        case .either(let alternatives, _): rotated(alternatives).map { everything($0, choice) }
        }
    return candidates.compactMap { $0 }.first { value in
        let json = JSONValue(value, at: .origin("test"))
        let problems = schema.problems(in: json).filter { !$0.message.contains("exactly one of") }
        return value != byDefault && problems.isEmpty
    }
}

/// The same without the remarks that no property holds.
private func withoutRemarks(_ datum: Datum, in key: String = "") -> Datum {
    switch datum {
    case .list(let elements): .list(elements.map { withoutRemarks($0, in: key) })
    case .object(let members):
        .object(
            members.compactMap { member in
                if member.key == "note", key != "figures" { return nil }
                return .init(member.key, withoutRemarks(member.value, in: member.key))
            })
    default: datum
    }
}
