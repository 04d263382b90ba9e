import Testing

@testable import CommandLineTool

@Suite struct ValueKindTests {
    @Test(arguments: [
        ("90s", 90), ("20min", 1200), ("8h", 28_800), ("2d", 172_800), ("4w", 2_419_200),
        ("0s", 0), ("1.5h", 5400), (".5min", 30),
    ])
    func durations(text: String, seconds: Double) {
        #expect(ValueKind.seconds(from: text) == seconds)
    }

    @Test(arguments: [
        "", "90", "s", "5m", "5 min", "5ms", "-5s", "1e999h", "nans", "5S", "1h30min",
    ])
    func refusedDurations(text: String) {
        #expect(ValueKind.seconds(from: text) == nil)
        #expect(!ValueKind.duration.accepts(text))
    }

    @Test(arguments: ["nan", "inf", "0x1p3", "1e999", "", "1,5", "1 ", "٣", "--1"])
    func refusedNumbers(text: String) {
        #expect(!ValueKind.number().accepts(text))
    }

    @Test(arguments: ["9223372036854775808", "1.0", "1e3", " 1", "", "0x10", "1_000"])
    func refusedIntegers(text: String) {
        #expect(!ValueKind.integer().accepts(text))
    }

    @Test func rangesAreClosed() {
        #expect(ValueKind.integer(1...9).accepts("1") && ValueKind.integer(1...9).accepts("9"))
        #expect(!ValueKind.integer(1...9).accepts("0") && !ValueKind.integer(1...9).accepts("10"))
        #expect(
            ValueKind.number(0...0.5).accepts("0.5") && !ValueKind.number(0...0.5).accepts("0.51"))
    }

    @Test func requirements() {
        #expect(ValueKind.integer().requirement == "must be a whole number")
        #expect(ValueKind.integer(Int.min...9).requirement == "must be a whole number, at most 9")
        #expect(ValueKind.number(0...0.5).requirement == "must be a number, from 0 to 0.5")
        #expect(
            ValueKind.number(-1...Double.infinity).requirement == "must be a number, at least -1")
        #expect(ValueKind.number().requirement == "must be a number")
        #expect(ValueKind.choice(["a"]).requirement == "must be a")
        #expect(ValueKind.choice(["a", "b"]).requirement == "must be a or b")
    }
}
