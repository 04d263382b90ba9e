import ContactRouting
import FieldTables

/// The inputs of a workload as people write them: in the words and units of the file, with what a
/// tier says for all intents said once. Every input is one line of a table, from which reading,
/// writing, the JSON Schema, the manual, settings, provenance and sensitivity follow.
///
/// What is not given is nil or has its default; a workload file is read into one of these, and
/// written from one.
public struct Inputs: Described {
    /// The address of a JSON Schema, for editors.
    public var schemaReference: String?
    /// Version of the format.
    public var format = 1
    /// Name in reports and results.
    public var name = ""
    /// What the workload is, in one line.
    public var title = ""
    /// What it is for and how to read it.
    public var description: String?
    /// Name or path of the workload to set this one against.
    public var baseline: String?
    /// What amounts of money are in, to be printed with them; nil for no name.
    public var currency: String?
    /// Day on which the measured part begins; nil for that of the first row of a trace, or
    /// `usualStart`.
    public var start: CalendarDate?
    /// The first of February 2024.
    public static let usualStart = CalendarDate(dayNumber: 19_754)
    /// When the clock of the centre is put forward or back; nil for never.
    public var clockChanges: ClockChanges?
    /// Length of the intervals by which agents are planned and results broken down: 15, 30 or 60.
    public var intervalMinutes = 60
    /// Length of the measured part; nil for the whole trace, or 30 days.
    public var horizonDays: Double?
    /// Initial part that does not count.
    public var warmUpDays = 0.0
    /// When humans are there; nil for always.
    public var openingHours: OpeningHours?
    /// Days on which no human is there.
    public var closed: [CalendarDate] = []
    /// Days that differ from others of their kind.
    public var specialDays: [SpecialDay] = []
    /// How fresh issues arrive.
    public var demand = Demand()
    /// What issues are about; nil if all are alike.
    public var intents: [Intent]?
    /// Classes of difficulty; nil if all are alike.
    public var complexities: [Complexity]?
    /// Kinds of customers; nil if all are alike.
    public var segments: [Segment]?
    /// The AI tier, if there is one.
    public var ai: AI?
    /// The human tier, if there is one.
    public var humans: Humans?
    /// Who comes back, and when; nil if nobody does, without its being said.
    public var repeats: Repeats?
    /// How satisfied customers are; nil if it is not measured.
    public var satisfaction: Satisfaction?
    /// Times in which something breaks; nil for none.
    public var incidents: Incidents?
    /// Inputs that change in the course of the run.
    public var overTime: [Series] = []
    /// Thresholds of the measures.
    public var measures = Measures()
    /// Published values to set beside what comes out.
    public var figures: [Figure] = []
    /// Where inputs come from, by path.
    public var sources: Entries<String> = [:]
    /// Why inputs without a source have their values, by path.
    public var assumptions: Entries<String> = [:]

    /// Nothing is given yet.
    public init() {}

    /// The whole file.
    public static let table = FieldTable<Inputs>(
        "workload", "A contact centre, the customers it meets, and what is published of it.",
        labels + calendar + centre + evidence + [.note])

    private static let labels: [Field<Inputs>] = [
        .schemaReference(\.schemaReference),
        .required(
            "format", \.format, .integer(1...1), role: .label, "Version of this format."),
        .required("name", \.name, .string(.line), role: .label, "Name in reports and results."),
        .required(
            "title", \.title, .string(.line), role: .label,
            "What the workload is, in one line."),
        .optional(
            "description", \.description, .string(.line), role: .label,
            "What it is for and how to read it."),
        .optional(
            "baseline", \.baseline, .string(.line), role: .label,
            "Workload to set this one against: a bundled name, or a path from this file."),
        .optional(
            "currency", \.currency, .string(.line), role: .label,
            "What all amounts of money are in, such as EUR; it is printed with them."),
    ]

    private static let calendar: [Field<Inputs>] = [
        .optional(
            "start", \.start, taken: usualStart, role: .measuring,
            "Date on which the measured part begins, at midnight of the centre's clock."),
        .optional(
            "clockChanges", \.clockChanges, role: .measuring,
            "When the clock of the centre is put forward or back: rows of a trace, demand and "
                + "staffing by the hour or weekday, outages and breakdowns follow it, an hour "
                + "that comes twice being the same both times; if absent, never."),
        .optional(
            "intervalMinutes", \.intervalMinutes, .integer(15...60), unit: "minutes",
            role: .measuring,
            "Length of the intervals by which agents are planned and results are broken down: 15, "
                + "30 or 60."),
        .optional(
            "horizonDays", \.horizonDays,
            .number(NumberRule(from: .including(0.0001), to: .including(3_660))),
            unit: "days", role: .measuring,
            "Length of the measured part; if absent, the whole trace, or 30 days."),
        .optional(
            "warmUpDays", \.warmUpDays,
            .number(NumberRule(from: .including(0), to: .including(3_660))),
            unit: "days", role: .measuring,
            "Initial part that does not count, before the start: whole intervals of "
                + "intervalMinutes."
        ),
    ]

    private static let centre: [Field<Inputs>] = [
        .optional(
            "openingHours", \.openingHours, role: .measuring,
            "When humans are there, on the clock of the centre: outside these hours nobody is on "
                + "duty, whatever the staffing says, and afterHours and finish say what becomes of "
                + "customers; the AI is always there. If absent, humans are always there."),
        .optional(
            "closed", \.closed, .array(of: CalendarDate.schema, count: 0...3_660),
            role: .measuring, "Dates on which no human is there."),
        .optional(
            "specialDays", \.specialDays, .array(of: SpecialDay.schema, count: 0...3_660),
            "Days that differ from others of their kind: other hours, more demand or less."),
        .required("demand", \.demand, "How fresh issues arrive."),
        .optional(
            "intents", \.intents, .array(of: Intent.schema, count: 1...1_000),
            "What issues are about; if absent, all are alike."),
        .optional(
            "complexities", \.complexities, .array(of: Complexity.schema, count: 1...20),
            "Classes of difficulty, from easy to hard; if absent, all are alike."),
        .optional(
            "segments", \.segments, .array(of: Segment.schema, count: 1...200),
            "Kinds of customers; if absent, all are alike."),
        .optional("ai", \.ai, role: .tier, "The AI tier; if absent, there is none."),
        .optional("humans", \.humans, role: .tier, "The human tier; if absent, there is none."),
        .optional("repeats", \.repeats, taken: Repeats(), "Who comes back, and when."),
        .optional(
            "satisfaction", \.satisfaction,
            "How satisfied customers are; if absent, it is not measured."),
        .optional(
            "incidents", \.incidents,
            "Times in which something breaks: the same incident brings more customers, other "
                + "questions and worse answers; if absent, there are none."),
        .optional(
            "overTime", \.overTime, .array(of: Series.schema, count: 0...1_000),
            "Inputs that change in the course of the run."),
    ]

    private static let evidence: [Field<Inputs>] = [
        .optional("measures", \.measures, role: .measuring, "Thresholds of the measures."),
        .optional(
            "figures", \.figures, .array(of: Figure.schema, count: 0...1_000), role: .label,
            "Published values to set beside what comes out."),
        .optional(
            "sources", \.sources, .map(of: .string(.nonEmpty)), role: .label,
            "Where inputs come from: a path, such as `ai.share`, and a title and date."),
        .optional(
            "assumptions", \.assumptions, .map(of: .string(.nonEmpty)), role: .label,
            "Inputs that have no source: a path, and why this value."),
    ]
}
