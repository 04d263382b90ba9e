import FieldTables
import StrictJSON

extension WorkloadFormat {
    /// When a clock is put forward and back.
    static let clockChanges: Schema = .either(
        [
            .choice([
                Choice("eu", "As in Central Europe: 2 to 3 in March, 3 to 2 in October."),
                Choice("us", "As in the United States: 2 to 3 in March, 2 to 1 in November."),
            ]),
            clockRule,
            .array(of: clockChange, count: 0...1_000),
        ], described: "\"eu\", \"us\", an object with the key \"rule\", or an array of changes")

    private static let clockRule: Schema = .variants(
        VariantsRule(
            "clock rule", "A rule by which a clock is put forward and back every year.",
            tag: "rule",
            [
                ObjectRule(
                    "eu", "On the last Sundays of March and October at 01:00 UTC.",
                    [
                        .optional(
                            "utcOffsetHours", .integer(-1...3), default: "1", unit: "hours",
                            "Local time in winter minus UTC: 0 in Britain, 1 in Central Europe."),
                        .note,
                    ]),
                ObjectRule(
                    "us", "On the second Sunday of March and the first of November at 02:00.",
                    [.note]),
            ]))

    private static let clockChange: Schema = .object(
        ObjectRule(
            "clock change", "One occasion on which a clock is put forward or back.",
            [
                .required("date", .string(date), "The day, one change each at most."),
                .required(
                    "hour", .integer(0...23), unit: "hour of the day",
                    "What the clock shows then: 2 for 2 to 3, 3 for 3 to 2."),
                .required(
                    "byHours", .number(NumberRule(from: .including(-1), to: .including(1))),
                    unit: "hours",
                    "1 for forward, -1 for back; 0.5 and -0.5 for a market only."),
                .note,
            ]))
}
