import Testing

@testable import FieldTables

/// A desk, as a table of its inputs describes it.
private struct Desk: Described {
    enum Closing: String, Word {
        case leave, wait

        var summary: String { self == .leave ? "They leave." : "They wait." }
    }

    struct Chair: Described {
        var height = 40.0

        static let table = FieldTable<Chair>(
            "chair", "Something to sit on.",
            [.optional("height", \.height, .number(.positive), unit: "cm", "Its height."), .note])
    }

    var agents = 0
    var share = 0.5
    var name: String?
    var hours: [Double] = [1, 2]
    var closing = Closing.leave
    var chair = Chair()
    var isOpen = false

    static let table = FieldTable<Desk>(
        "desk", "Where people work.",
        [
            .required("agents", \.agents, .integer(0...9), "How many."),
            .optional("share", \.share, .number(.share), "Of what."),
            .optional("name", \.name, "What it is called."),
            .optional("hours", \.hours, role: .proportions, "When."),
            .optional("closing", \.closing, "What happens then."),
            .optional("chair", \.chair, "What they sit on."),
            .optional("isOpen", \.isOpen, "Whether it is."),
        ])
}

@Suite struct FieldTableTests {
    private static let written = Datum.object([
        .init("agents", .number(3)), .init("share", .number(0.25)), .init("name", .text("á")),
        .init("hours", .list([.number(4)])), .init("closing", .text("wait")),
        .init("chair", .object([.init("height", .number(50))])), .init("isOpen", .flag(true)),
    ])

    @Test func whatIsWrittenIsRead() {
        let desk = Desk(Self.written)
        #expect(desk.agents == 3 && desk.share == 0.25 && desk.name == "á" && desk.isOpen)
        #expect(desk.hours == [4] && desk.closing == .wait && desk.chair.height == 50)
        #expect(desk.datum == Self.written)
    }

    @Test func whatIsNotWrittenHasItsDefault() {
        let desk = Desk(.object([.init("agents", .number(1)), .init("note", .text("x"))]))
        #expect(desk == Desk { $0.agents = 1 })
        // What must be given is written even if it is as it would be.
        #expect(Desk().datum == .object([.init("agents", .number(0))]))
    }

    @Test func theRuleFollowsFromTheLine() throws {
        let rule = Desk.table.rule
        #expect(rule.fields.map(\.key) == Desk.table.fields.map(\.rule.key))
        #expect(rule.fields.map(\.isRequired) == [true] + Array(repeating: false, count: 6))
        #expect(rule.fields[1].defaultValue == .number(0.5) && rule.fields[2].defaultValue == nil)
        #expect(rule.fields[5].defaultValue == .object([]))
        #expect(rule.fields[3].role == .proportions)
        guard case .choice(let choices) = rule.fields[4].schema else {
            Issue.record("no choice")
            return
        }
        #expect(choices.map(\.word) == ["leave", "wait"] && choices[1].summary == "They wait.")
        #expect(Desk.key(of: \.share) == "share" && Desk.key(of: \.chair.height) == nil)
    }

    @Test func formsThatExcludeEachOtherAreKnownByTheirKeys() {
        let table = FieldTable<Desk>(
            "desk", "A desk.",
            [.optional("name", \.name, "Its name."), .optional("when", \.hours, "When.")],
            exactlyOneOf: [\.hours, \.name])
        #expect(table.forms == ["when", "name"] && table.rule.forms == ["when", "name"])
    }

    @Test func entriesKeepTheirOrder() {
        let entries: Entries<Double> = ["b": 2, "a": 1]
        let datum = Datum.object([.init("b", .number(2)), .init("a", .number(1))])
        #expect(entries.datum == datum && Entries<Double>(datum) == entries)
        #expect(entries != Entries<Double>(entries.list.reversed()))
    }

    @Test func whatDoesNotFitTraps() async {
        await #expect(processExitsWith: .failure) { _ = Double(Datum.text("1")) }
        await #expect(processExitsWith: .failure) { _ = Int(Datum.number(0.5)) }
        await #expect(processExitsWith: .failure) { _ = [Double](Datum.number(0.5)) }
        await #expect(processExitsWith: .failure) { _ = Desk.Closing(Datum.text("stay")) }
    }
}
