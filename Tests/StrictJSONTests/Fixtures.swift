import FieldTables
import StrictJSON

/// A small workload format that uses every kind of schema, and files that are right and wrong.
enum Fixtures {
    static let date = StringRule(
        described: "a date, YYYY-MM-DD", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    ) { text in
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.map(\.count) == [4, 2, 2]
            && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
    }

    static let duration = Schema.variants(
        VariantsRule(
            "Duration", "How long something takes.", tag: "distribution",
            [
                ObjectRule(
                    "exponential", "Memoryless times.",
                    [.required("mean", .number(.positive), unit: "seconds", "The mean.")]),
                ObjectRule(
                    "lognormal", "Skewed times.",
                    [
                        .required("mean", .number(.positive), unit: "seconds", "The mean."),
                        .optional(
                            "cv", .number(.positive), default: "1", "The standard deviation | mean."
                        ),
                    ]),
                ObjectRule("none", "No time at all.", []),
            ]))

    static let group = Schema.object(
        ObjectRule(
            "Group", "Human agents who are alike.",
            [
                .required("name", .string(.nonEmpty), "What the group is called."),
                .required("agents", .integer(1...Int.max), unit: "agents", "How many are on duty."),
                .optional("handleTime", duration, "How long they take."),
                .optional("wrapUp", duration, "How long they write notes."),
                .note,
            ]))

    static let ai = Schema.object(
        ObjectRule(
            "AITier", "The machine that answers first.",
            [
                .optional(
                    "threshold", .number(.share), default: "0.7",
                    "The confidence below which it hands over."),
                .optional("isOn", .boolean, default: "true", "Whether it answers at all."),
                .optional(
                    "latency", .number(NumberRule(from: .including(0), to: .excluding(60))),
                    default: "2.5", unit: "seconds", "How long it thinks."),
            ]))

    static let workload = Schema.object(
        ObjectRule(
            "Workload", "All that is simulated.",
            [
                .schemaReference,
                .required("name", .string(.nonEmpty), "What the workload is called."),
                .optional("start", .string(date), default: "\"2026-01-05\"", "The first day."),
                .optional(
                    "discipline",
                    .choice([
                        Choice("fifo", "First come, first served."),
                        Choice("priority", "The most urgent one first."),
                    ]), default: "\"fifo\"", "Who is next."),
                .required(
                    "rates",
                    .either(
                        [
                            .number(.nonNegative),
                            .array(of: .number(.nonNegative), count: 2...24),
                        ],
                        described: "a number or an array of numbers"),
                    unit: "conversations per hour", "How many come."),
                .optional("ai", ai, default: "{}", "The machine."),
                .required("groups", .array(of: group, count: 1...3), "The people."),
                .optional(
                    "seed", .integer(-5...5), "A number that gives other random draws."),
                .optional(
                    "sources", .map(of: .string(.any)), default: "{}", "Where figures are from."),
            ]))

    static let good = #"""
        {
          "$schema": "workload.schema.json",
          "name": "Acme",
          "start": "2026-03-01",
          "discipline": "priority",
          "rates": [10, 20.5, 0],
          "ai": {"threshold": 0.75, "isOn": false},
          "groups": [
            {"name": "chat", "agents": 3, "handleTime": {"distribution": "lognormal", "mean": 120}},
            {"name": "phone", "agents": 14.0, "wrapUp": {"distribution": "none"}, "note": "x"}
          ],
          "sources": {"groups[0].agents": "guess"}
        }
        """#

    /// The rest of a valid file, to put another member before.
    static let rest = #" "name": "x", "rates": 1, "groups": [{"name": "g", "agents": 1}]}"#

    /// Files that follow the schema.
    static let valid = [
        good,
        "{" + rest,
        #"{"ai": {}, "sources": {}, "seed": -5,"# + rest,
        #"{"seed": 5.0, "ai": {"latency": 59.99, "threshold": 1},"# + rest,
        #"{"rates": [0, 0], "name": "é", "groups": [{"agents": 1e3, "name": " "}]}"#,
    ]

    /// Files that do not, with the first line that `render` gives for each problem.
    static let invalid: [(text: String, problems: [String])] = [
        ("3", ["1:1: error: the file must be an object (found 3)"]),
        ("[]", ["1:1: error: the file must be an object (found an empty array)"]),
        (
            "{}",
            [
                #"1:1: error: missing key "name" in the file: it must be text that is not empty"#,
                #"1:1: error: missing key "rates" in the file: "#
                    + "it must be a number or an array of numbers",
                #"1:1: error: missing key "groups" in the file: it must be an array of 1 to 3"#,
            ]
        ),
        (
            #"{"ai": {"treshold": 0.7},"# + rest,
            [#"1:9: error: unknown key "treshold" in ai. Did you mean "threshold"?"#]
        ),
        (
            #"{"ai": {"x": 1},"# + rest,
            [
                #"1:9: error: unknown key "x" in ai. "#
                    + #"Its keys are "threshold", "isOn", "latency"."#
            ]
        ),
        (
            #"{"nmae": "x", "rates": 1, "groups": [{"name": "g", "agents": 1}]}"#,
            [#"1:2: error: unknown key "nmae" in the file. Did you mean "name"?"#]
        ),
        (
            #"{"ai": {"threshold": "0.7"},"# + rest,
            [#"1:22: error: ai.threshold must be a number from 0 to 1 (found the text "0.7")"#]
        ),
        (
            #"{"ai": {"threshold": 1.01, "isOn": 1},"# + rest,
            [
                "1:22: error: ai.threshold must be a number from 0 to 1 (found 1.01)",
                "1:36: error: ai.isOn must be true or false (found 1)",
            ]
        ),
        (
            #"{"ai": {"latency": 60},"# + rest,
            ["1:20: error: ai.latency must be a number, at least 0 and below 60 (found 60)"]
        ),
        (#"{"ai": null,"# + rest, ["1:8: error: ai must be an object (found null)"]),
        (#"{"ai": true,"# + rest, ["1:8: error: ai must be an object (found true)"]),
        (
            #"{"seed": 6,"# + rest,
            ["1:10: error: seed must be a whole number from -5 to 5 (found 6)"]
        ),
        (
            #"{"seed": 1.5,"# + rest,
            ["1:10: error: seed must be a whole number from -5 to 5 (found 1.5)"]
        ),
        (
            #"{"discipline": "priorty","# + rest,
            [
                #"1:16: error: discipline must be one of "fifo", "priority" "#
                    + #"(found the text "priorty"). Did you mean "priority"?"#
            ]
        ),
        (
            #"{"discipline": 3,"# + rest,
            [#"1:16: error: discipline must be one of "fifo", "priority" (found 3)"#]
        ),
        (
            #"{"start": "tomorrow","# + rest,
            [#"1:11: error: start must be a date, YYYY-MM-DD (found the text "tomorrow")"#]
        ),
        (
            #"{"name": "", "rates": -1, "groups": []}"#,
            [
                #"1:10: error: name must be text that is not empty (found the text "")"#,
                "1:23: error: rates must be a number from 0 to 1000000000000 (found -1)",
                "1:37: error: groups must be an array of 1 to 3 (found an empty array)",
            ]
        ),
        (
            #"{"name": "x", "rates": [1, "2", -3], "groups": [{"name": "g", "agents": 1.5}, 7]}"#,
            [
                "1:28: error: rates[1] must be a number from 0 to 1000000000000 "
                    + #"(found the text "2")"#,
                "1:33: error: rates[2] must be a number from 0 to 1000000000000 (found -3)",
                "1:73: error: groups[0].agents must be a whole number, at least 1 (found 1.5)",
                "1:79: error: groups[1] must be an object (found 7)",
            ]
        ),
        (
            #"{"name": "x", "rates": "1", "groups": [{"name": "g", "agents": 0}]}"#,
            [
                #"1:24: error: rates must be a number or an array of numbers (found the text "1")"#,
                "1:64: error: groups[0].agents must be a whole number, at least 1 (found 0)",
            ]
        ),
        (
            #"{"name": "x", "rates": [1], "groups": [{"agents": 1}]}"#,
            [
                "1:24: error: rates must be an array of 2 to 24 (found an array of 1)",
                #"1:40: error: missing key "name" in groups[0]: it must be text that is not empty"#,
            ]
        ),
        (
            duration(#"{"mean": 1}"#),
            [
                #"1:40: error: missing key "distribution" in groups[0].wrapUp: "#
                    + #"it must be one of "exponential", "lognormal", "none""#
            ]
        ),
        (
            duration(#"{"distribution": "normal", "mean": 1}"#),
            [
                #"1:57: error: groups[0].wrapUp.distribution must be one of "#
                    + #""exponential", "lognormal", "none" (found the text "normal"). "#
                    + #"Did you mean "lognormal"?"#
            ]
        ),
        (
            duration(#"{"distribution": "exponential", "mean": 0, "cv": 1}"#),
            [
                "1:80: error: groups[0].wrapUp.mean must be a number above 0 and at most "
                    + "1000000000000 (found 0)",
                #"1:83: error: unknown key "cv" in groups[0].wrapUp. "#
                    + #"Its keys are "distribution", "mean"."#,
            ]
        ),
        (
            duration("5"),
            [
                "1:40: error: groups[0].wrapUp must be an object with the key "
                    + #""distribution" (found 5)"#
            ]
        ),
        (
            #"{"sources": {"a": 1, "b": "c"},"# + rest,
            [#"1:19: error: sources.a must be text (found 1)"#]
        ),
    ]

    private static func duration(_ text: String) -> String {
        #"{"groups": [{"agents": 1, "wrapUp":    "# + text
            + #", "name": "g"}], "name": "x", "rates": 1}"#
    }
}

extension FieldRule {
    /// A key that may be left out, with the JSON literal of the value it then has, if it has one.
    static func optional(
        _ key: String, _ schema: Schema, default literal: String? = nil, unit: String? = nil,
        _ summary: String
    ) -> FieldRule {
        let value = literal.flatMap { JSONReader.read(SourceText(name: key, text: $0)).root }
        return FieldRule(
            key, schema, isRequired: false, defaultValue: value?.datum, unit: unit, summary)
    }
}
