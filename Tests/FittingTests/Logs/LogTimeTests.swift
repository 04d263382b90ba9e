import Testing
import Workloads

@testable import Fitting

struct LogTimeTests {
    private static func seconds(
        _ text: String, _ format: Inputs.Trace.DateFormat = .year, zone: Int? = nil
    ) -> Double? {
        var reader = LogTimeReader(format, zone: zone.map { ZoneClock(minutes: $0) })
        return reader.time(Array(text.utf8)[...])?.seconds
    }

    /// 3 March 2003, 08:05.
    private static let morning = Double(12_114 * 86_400 + 8 * 3_600 + 5 * 60)

    @Test(arguments: [
        "2003-03-03 08:05", "2003-03-03T08:05:00", "2003-03-03T08:05:00.000Z", "2003/03/03 8:05",
        "20030303 08:05", "030303 08:05:00", "2003-03-03T08:05:00+0200", "2003-03-03 08:05 AM",
        "1046678700", "1046678700000",
    ])
    func oneTimeInManyWays(text: String) {
        #expect(Self.seconds(text) == Self.morning)
    }

    @Test(arguments: [
        ("0", 0.0), ("12.5", 12.5), ("12,5", 12.5), ("123456789.987654321", 123_456_789.987654321),
        ("120000000000000000000", 1.2e20), ("1e3", 1_000), (".5", 0.5),
        ("1500000000000000000.5", 1.5e18),
    ])
    func numbers(text: String, value: Double) throws {
        let found = try #require(LogTimeReader.number(Array(text.utf8)[...]))
        #expect(abs(found - value) <= 1e-15 * value)
    }

    @Test(arguments: ["", ".", "1.2.3", "1,234", "-1", "1234567890123456789012345", "12a"])
    func whatIsNoNumber(text: String) {
        #expect(LogTimeReader.number(Array(text.utf8)[...]) == nil)
    }

    @Test func datesInTwoWays() {
        #expect(Self.seconds("3.4.2003 8:05 PM", .day) == Self.morning + (31 + 0.5) * 86_400)
        #expect(Self.seconds("04/03/2003 12:05 AM", .month) == Self.morning + 31 * 86_400 - 28_800)
    }

    /// On the clock of the desk, whatever clock a time was written by.
    @Test func zones() {
        #expect(Self.seconds("2003-03-03T08:05Z", zone: 60) == Self.morning + 3_600)
        #expect(Self.seconds("2003-03-03T08:05-05:00", zone: 60) == Self.morning + 6 * 3_600)
        // A time without a clock of its own is that of UTC where the desk's is given.
        #expect(Self.seconds("2003-03-03 08:05", zone: 60) == Self.morning + 3_600)
        #expect(Self.seconds("1046678700.5", zone: -300) == Self.morning - 5 * 3_600 + 0.5)
        var reader = LogTimeReader(.year, zone: nil)
        for text in ["2003-03-30T01:59+01:00", "2003-03-30T03:01+02:00"] {
            _ = reader.time(Array(text.utf8)[...])
        }
        #expect(reader.offsets == [60, 120])
    }

    @Test(arguments: [
        "", "yesterday", "2003-02-30 08:05", "2003-03-03", "2003-03-03 25:00", "2003-03-03 08:61",
        "12", "2003-03-03 08:05 13 o'clock", "2003-03-03 13:05 PM", "2003-03-03T08:05+1",
        "2003-03-03T99:59:59Z", "0001-01-01T00:00:00Z", "2199-01-05 10:00",
    ])
    func whatIsNoTime(text: String) {
        #expect(Self.seconds(text) == nil)
    }
}
