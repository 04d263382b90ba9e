import Testing

@testable import Fitting

struct LogColumnsTests {
    @Test func aMap() throws {
        let columns = try LogColumns(
            map: "arrival=Start,wait=Wait(min),talk=Talk (min),\"x\"=y".replacing(
                ",\"x\"=y", with: ",outcome=\"End, kind\"(abandoned:lost|gave up;answered:ok)"))
        #expect(columns.columns[.start]?.name == "Start")
        #expect(columns.columns[.wait]?.name == "Wait" && columns.columns[.wait]?.unit == 60)
        // A header that says its unit.
        #expect(columns.columns[.talk]?.name == "Talk (min)" && columns.columns[.talk]?.unit == 60)
        let outcome = try #require(columns.columns[.outcome])
        #expect(outcome.name == "End, kind")
        #expect(outcome.endings == ["lost": .abandoned, "gave up": .abandoned, "ok": .answered])
    }

    @Test(arguments: [
        ("start", "'start' is not WHAT=COLUMN"),
        ("begin=a", "'begin' is nothing that a column of calls can have"),
        ("start=a,start=b", "'start' is named twice"),
        ("wait=a", "no column says when a customer came"),
        ("start=a,outcome=b(lost:c)", "'lost:c' is not answered, abandoned"),
        ("start=\"a", "never closed"),
        ("start=a,wait=\"b\"(days)", "'days' is no unit"),
    ])
    func mapsThatCannotBe(map: String, message: String) {
        #expect {
            try LogColumns(map: map)
        } throws: { error in
            (error as? InvalidMap)?.message.contains(message) ?? false
        }
    }

    /// The maps that are known by name can be read.
    @Test(arguments: LogLayout.allCases)
    func layouts(layout: LogLayout) throws {
        guard let map = layout.map else { return }
        #expect(try LogColumns(map: map).columns[.start] != nil)
    }
}
