import FieldTables
import StrictJSON
import Testing

@Suite struct SchemaNumbersTests {
    private static let schema: Schema = .object(
        ObjectRule(
            "file", "A file.",
            [
                .optional("share", .number(.share), "A share."),
                .optional(
                    "open", .number(NumberRule(from: .excluding(0), to: .excluding(1))), "Open."),
                .optional("any", .number(.any), "Any number."),
                .optional("count", .integer(1...10), "A count."),
                .optional(
                    "either", .either([.string(.any), .number(.share)], described: "either"),
                    "Either."),
                .optional("word", .string(.any), "A word."),
                .optional("list", .array(of: .number(.share), count: 0...9), "A list."),
            ]))

    @Test(
        arguments: [
            ("share", 0.5, 0.6, 0.6), ("share", 0.9, 1.08, 1), ("share", 0.1, -3, 0),
            ("open", 0.9, 1.08, 0.95), ("open", 0.5, -1, 0.25), ("any", 5, 1e9, 1e9),
            ("count", 3, 3.6, 4), ("count", 3, 3.1, 4), ("count", 3, 2.9, 2), ("count", 3, 3, 3),
            ("count", 10, 12, 10), ("count", 1, 0.8, 1), ("count", 5, 8.6, 9),
            ("either", 0.5, 2, 1), ("word", 0.5, 0.6, nil), ("none", 0.5, 0.6, nil),
            ("list[3]", 0.5, 7, 1),
        ] as [(String, Double, Double, Double?)])
    func nearest(path: String, current: Double, wanted: Double, expected: Double?) throws {
        let found = Self.schema.allowedNumber(
            nearestTo: wanted, from: current, at: try #require(JSONPath(path)))
        #expect(found == expected)
    }
}
