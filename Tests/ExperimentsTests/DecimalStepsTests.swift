import Testing

@testable import Experiments

/// Ranges of decimals, value by value.
struct DecimalStepsTests {
    private func values(_ text: String) throws -> [String] {
        let parts = text.split(separator: ":").map(String.init)
        let steps = try DecimalSteps(from: parts[0], to: parts[1], by: parts[2])
        return (0..<steps.count).map { steps[$0] }
    }

    @Test(
        arguments: [
            ("0.1:0.5:0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
            ("0.10:0.30:0.1", ["0.1", "0.2", "0.3"]),
            ("1:3:1", ["1", "2", "3"]), ("3:1:-1", ["3", "2", "1"]),
            ("-0.2:0.2:0.1", ["-0.2", "-0.1", "0", "0.1", "0.2"]),
            ("0:1:0.3", ["0", "0.3", "0.6", "0.9"]), ("5:5:0", ["5"]), ("5:5:-3", ["5"]),
            ("1e3:2e3:5E2", ["1000", "1500", "2000"]),
            ("1e-3:3e-3:0.001", ["0.001", "0.002", "0.003"]),
            ("0.5:10:5", ["0.5", "5.5"]), ("-1.5:-0.5:0.5", ["-1.5", "-1", "-0.5"]),
        ] as [(String, [String])])
    func everyValueIsExact(text: String, expected: [String]) throws {
        #expect(try values(text) == expected)
    }

    /// Sums of doubles would miss the last value or print .30000000000000004.
    @Test func aThousandTenths() throws {
        let all = try values("0:100:0.1")
        #expect(all.count == 1_001)
        #expect(all.enumerated().allSatisfy { Double($1) == Double($0) / 10 })
        #expect(all.allSatisfy { $0.count <= 4 || $0 == "100" })
    }

    @Test(arguments: [
        ("1:5:0", "neverArrives"), ("1:5:-1", "neverArrives"), ("5:1:1", "neverArrives"),
        ("a:5:1", "notANumber"), ("1:nan:1", "notANumber"), ("1:inf:1", "notANumber"),
        ("1:5:.5", "notANumber"), ("1:5:1e400", "notANumber"), ("0:1:1e-60", "tooManyDigits"),
        ("0:1e38:1", "tooManyDigits"), ("1e30:2e30:1e-30", "tooManyDigits"),
    ])
    func faults(text: String, fault: String) {
        do {
            let all = try values(text)
            Issue.record("\(text) has \(all.count) values")
        } catch {
            #expect("\(error)".hasPrefix(fault))
        }
    }

    @Test func theTextIsCanonical() throws {
        #expect(try DecimalSteps(from: "0.10", to: "0.55", by: "0.10").text == "0.1:0.5:0.1")
        #expect(try DecimalSteps(from: "7", to: "7.0", by: "1").text == "7")
    }
}
