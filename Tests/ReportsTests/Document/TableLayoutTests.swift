import Testing

@testable import Reports

@Suite struct TableLayoutTests {
    private func text(_ table: Table, room: Int) -> String {
        TableLayout(table, room: room).lines.map { $0.map(\.text).joined() }
            .joined(separator: "\n")
    }

    private var measures: Table {
        var table = Table([.text("By hour"), .number("abandonmentRate"), .number("waitingSeconds")])
        table.append(["08:00", "12% ± 1%", "3.1 ± 0.2"])
        return table
    }

    @Test func whatFitsIsLeftAlone() {
        #expect(
            text(measures, room: 40) == """
                By hour  abandonmentRate  waitingSeconds
                08:00           12% ± 1%       3.1 ± 0.2
                """)
    }

    @Test func titlesAreBrokenFirst() {
        #expect(
            text(measures, room: 39)
                == """
                    abandonment    waiting
                By hour        Rate    Seconds
                08:00      12% ± 1%  3.1 ± 0.2
                """.replacing("    abandonment", with: "       abandonment")
                .replacing("    waiting", with: "    waiting")
                .split(separator: "\n").enumerated().map { number, line in
                    number == 0
                        ? "By     abandonment    waiting"
                        : number == 1
                            ? "hour          Rate    Seconds" : "08:00     12% ± 1%  3.1 ± 0.2"
                }.joined(separator: "\n"))
    }

    @Test func thenWordsAreAndNumbersGoBelow() {
        var table = Table([.text("Figure"), .number("published"), .text("why")])
        table.append(["waits", "11 ± 1", "cannot hold beside the other figures"])
        #expect(
            text(table, room: 36) == """
                Figure  published  why
                waits      11 ± 1  cannot hold
                                   beside the other
                                   figures
                """)
        #expect(
            text(measures, room: 20) == """
                By     abandonment
                hour          Rate
                08:00     12% ± 1%

                By       waiting
                hour     Seconds
                08:00  3.1 ± 0.2
                """)
    }

    /// The lines of any table stay within the room, as long as a number leaves room for its row.
    @Test(arguments: [31, 44, 60, 80, 100, 160])
    func noLineIsTooLong(room: Int) {
        var table = Table([
            .text("name"), .number("a"), .text("何か長い説明"), .number("waitingSecondsP99"),
            .text("note"),
        ])
        table.append(["a-group-of-agents", "1 ± 2", "日本語の説明がここに続く", "3.25 ± 0.11", "some words"])
        table.append([String(repeating: "x", count: 300), "", "", "12", "more of them, and more"])
        let lines = TableLayout(table, room: room).lines.map { $0.map(\.text).joined() }
        #expect(lines.allSatisfy { TextWidth.of($0) <= room })
        #expect(lines.joined().contains("3.25 ± 0.11"))
    }
}
