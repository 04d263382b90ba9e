import ContactRouting
import FieldTables
import StrictJSON

extension WorkloadFormat {
    static let demand: Schema = .object(
        ObjectRule(
            "demand",
            "How fresh issues arrive: give freshPerMonth, issuesPerHour or trace.",
            [
                .optional(
                    "freshPerMonth",
                    .number(NumberRule(from: .excluding(0), to: .including(1e9))),
                    unit: "issues per 30 average days",
                    "Fresh issues, spread over the week by the curves below."),
                .optional(
                    "issuesPerHour", .array(of: .number(.upTo(1e7)), count: 1...100_000),
                    unit: "issues",
                    "Expected fresh issues of each hour from the run's start."),
                .optional("trace", trace, "Counts per interval from a CSV file."),
                .optional(
                    "arrivals", Demand.Arrivals.schema, default: "\"poisson\"",
                    "How expected counts become arrivals."),
                .optional(
                    "hours", .array(of: .number(.upTo(1e6)), count: 24...24),
                    default: "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
                    "Relative demand of each local hour of the day, from midnight."),
                .optional(
                    "weekdays", .array(of: .number(.upTo(1e6)), count: 7...7),
                    default: "[1,1,1,1,1,1,1]",
                    "Relative demand of each local weekday, from Monday."),
                .optional(
                    "markets", .array(of: market, count: 1...100),
                    "Where customers live; if absent, one market on the clock of the centre."),
                .optional(
                    "dayFactorCV", .number(NumberRule(from: .including(0), to: .including(5))),
                    default: "0",
                    "Coefficient of variation of a gamma factor on the demand of each 24 hours "
                        + "from the start of the run."),
                .note,
            ]))

    static let market: Schema = .object(
        ObjectRule(
            "market", "Customers who share a clock.",
            [
                .required("name", .string(.nonEmpty), "Its name."),
                .required("share", .number(.share), "Its share of demand; shares add up to 1."),
                .required(
                    "offsetHours",
                    .either(
                        [
                            .integer(-14...14),
                            .number(NumberRule(from: .including(-14), to: .including(14))),
                        ], described: "a number from -14 to 14, in quarters of an hour"),
                    unit: "hours",
                    "Its local time minus the clock of the centre when the measured part begins, "
                        + "such as 5.75."),
                .optional(
                    "clockChanges", clockChanges,
                    "When its own clock is put forward or back, whatever that of the centre does; "
                        + "if absent, it keeps its distance from the clock of the centre."),
                .note,
            ]))

    static let trace: Schema = .object(
        ObjectRule(
            "trace", "A CSV file with a header line and one row per interval.",
            [
                .required(
                    "file", .string(.nonEmpty), "Path of the CSV file, from the workload file."),
                .required(
                    "intervalMinutes", .integer(1...1_440), unit: "minutes",
                    "Length of one interval; divides a day."),
                .required(
                    "day", .string(.nonEmpty),
                    "Column of the day: consecutive numbers, or dates YYYY-MM-DD."),
                .required(
                    "time", .string(.nonEmpty),
                    "Column of the start of the interval, HH:MM by the clock of the centre; an "
                        + "hour that comes twice by its clockChanges has its earlier rows first."),
                .required("count", .string(.nonEmpty), "Column of the number of fresh issues."),
                .note,
            ]))

    static let repeats: Schema = .object(
        ObjectRule(
            "repeats", "Who comes back with the same issue, and when.",
            [
                .optional(
                    "afterAI", .number(probabilityBelowOne), default: "0",
                    "Probability of a return after a conversation that the AI contained: in the "
                        + "second form, after a correct answer."),
                .optional(
                    "afterHuman", .number(probabilityBelowOne), default: "0",
                    "Probability of a return after a conversation that a human closed: where "
                        + "humans can fail, after one that resolved the issue."),
                .optional(
                    "afterWrongAnswer", .number(probabilityBelowOne),
                    "Probability of a return after a wrong answer; if absent, that of afterAI."),
                .optional(
                    "afterHumanFailure", .number(probabilityBelowOne),
                    "Probability of a return after a human failed; if absent, that of afterHuman."
                ),
                .optional(
                    "askForHumanFactor", .number(.upTo(1_000)), default: "1",
                    "How much likelier those who return are to ask for a human."),
                .optional(
                    "afterAbandonment", .number(probabilityBelowOne), default: "0",
                    "Probability of a return after an abandoned or blocked conversation."),
                .optional(
                    "afterUnserved", .number(probabilityBelowOne), default: "0",
                    "Probability of a return after a hand-over that nobody took."),
                .optional(
                    "delayHours", distribution,
                    default: #"{"distribution": "exponential", "mean": 24}"#, unit: "hours",
                    "Time from the end of a conversation to the return."),
                .optional(
                    "clock", RepeatContacts.Clock.schema, default: "\"demand\"",
                    "The clock on which the delay runs."),
                .note,
            ]))

    static let probabilityBelowOne = NumberRule(from: .including(0), to: .excluding(1))
}
