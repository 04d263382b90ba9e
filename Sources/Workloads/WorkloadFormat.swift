import ContactRouting
import FieldTables
import StrictJSON

/// The workload file, format 1, as one table.
///
/// The validator, the JSON Schema, the reference page `Workloads/FORMAT.md` and the defaults
/// all come from it.
public enum WorkloadFormat {
    /// The whole file.
    public static let schema: Schema = .object(
        ObjectRule(
            "workload", "A contact centre, the customers it meets, and what is published of it.",
            [
                .schemaReference,
                .required("format", .integer(1...1), "Version of this format."),
                .required("name", .string(.line), "Name in reports and results."),
                .required("title", .string(.line), "What the workload is, in one line."),
                .optional("description", .string(.line), "What it is for and how to read it."),
                .optional(
                    "baseline", .string(.nonEmpty),
                    "Workload to set this one against: a bundled name, or a path from this file."),
                .optional(
                    "start", .string(date), default: "\"2024-02-01\"",
                    "Date on which the measured part begins, at midnight of the centre's clock."
                ),
                .optional(
                    "clockChanges", clockChanges,
                    "When the clock of the centre is put forward or back: rows of a trace, demand "
                        + "and staffing by the hour or weekday, outages and breakdowns follow "
                        + "it, an hour that comes twice being the same both times; if absent, "
                        + "never."),
                .optional(
                    "horizonDays",
                    .number(NumberRule(from: .including(0.0001), to: .including(3_660))),
                    unit: "days",
                    "Length of the measured part; if absent, the whole trace, or 30 days."
                ),
                .optional(
                    "warmUpDays", .number(NumberRule(from: .including(0), to: .including(3_660))),
                    default: "0", unit: "days",
                    "Initial part that does not count, before the start: whole hours."),
                .required("demand", demand, "How fresh issues arrive."),
                .optional(
                    "intents", .array(of: intent, count: 1...1_000),
                    "What issues are about; if absent, all are alike."),
                .optional(
                    "complexities", .array(of: Complexity.schema, count: 1...20),
                    "Classes of difficulty, from easy to hard; if absent, all are alike."),
                .optional(
                    "segments", .array(of: Segment.schema, count: 1...200),
                    "Kinds of customers; if absent, all are alike."),
                .optional("ai", ai, "The AI tier; if absent, there is none."),
                .optional("humans", humans, "The human tier; if absent, there is none."),
                .optional("repeats", repeats, default: "{}", "Who comes back, and when."),
                .optional(
                    "satisfaction", satisfaction,
                    "How satisfied customers are; if absent, it is not measured."),
                .optional("measures", measures, default: "{}", "Thresholds of the measures."),
                .optional(
                    "figures", .array(of: figure, count: 0...1_000), default: "[]",
                    "Published values to set beside what comes out."),
                .optional(
                    "sources", .map(of: .string(.nonEmpty)), default: "{}",
                    "Where inputs come from: a path, such as `ai.share`, and a title and date."),
                .optional(
                    "assumptions", .map(of: .string(.nonEmpty)), default: "{}",
                    "Inputs that have no source: a path, and why this value."),
                .note,
            ]))

    static let date = StringRule(
        described: "a date, YYYY-MM-DD", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    ) { CalendarDate($0) != nil }

    static let measures: Schema = .object(
        ObjectRule(
            "measures", "Thresholds of the measures.",
            [
                .optional(
                    "serviceLevelSeconds", .number(.nonNegative), default: "60", unit: "seconds",
                    "Acceptable waiting time, the threshold of the service levels."),
                .optional(
                    "returnWindowHours", .number(.nonNegative), default: "72", unit: "hours",
                    "A contained conversation is assumed resolved after this time without a return."
                ),
                .optional(
                    "judge", Judge.schema, default: "{}",
                    "Who says which AI conversations were resolved."),
                .optional(
                    "quotes", .array(of: price, count: 0...20), default: "[]",
                    "Price rules to bill the run by beside its own, for comparison."),
                .optional(
                    "losses", Losses.schema, default: "{}",
                    "Prices of what nobody pays for, added up in lossPerConversation."),
                .note,
            ]))

    static let figure: Schema = .object(
        ObjectRule(
            "figure", "A published value and how close the simulation must come to it.",
            [
                .required(
                    "measure", .string(.nonEmpty),
                    "Name of the measure; `baseline.` before it means that of the baseline."),
                .required("published", .number(.any), "The published value."),
                .required(
                    "relation", Figure.Relation.schema,
                    "How the simulated value should relate to the published one."),
                .optional(
                    "tolerance", .number(.nonNegative), default: "0",
                    "How far off it may be, in the unit of the measure."),
                .required(
                    "kind", Figure.Kind.schema,
                    "Whether agreement was built in or is evidence."),
                .required("source", .string(.nonEmpty), "Title and date of the publication."),
                .optional(
                    "set", .map(of: .number(.any)), default: "{}",
                    "Inputs changed for this figure alone: a path and its value."),
                .note,
            ]))
}
