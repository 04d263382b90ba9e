import FieldTables

/// What was fitted to a log.
extension ResultSchema {
    static let fit = ObjectRule(
        "fit", "What was fitted to a log or to counts.",
        [
            answer,
            .required(
                "counts",
                .object(
                    ObjectRule(
                        "counts", "What was read.",
                        [
                            .required("file", text, "The file."),
                            .required("rows", whole, "Its rows."),
                            .required("days", whole, "Open days."),
                            .required("first", text, "The first day."),
                            .required("last", text, "The last day."),
                            .required("intervalMinutes", whole, "Length of an interval."),
                            .required("holes", whole, "Intervals without a row, taken as empty."),
                            .required("repeats", whole, "Further rows of intervals, added up."),
                            .required(
                                "outOfHours", number, "Who came while hardly ever anybody does."),
                            .required(
                                "notes", list(text), "What was left out, and how it was read."),
                            .required("closedDays", list(text), "Days without a row."),
                        ])), "What was read."),
            .required("estimates", .map(of: .object(fitted)), "What was estimated, by name."),
            .required(
                "levelSteps",
                list(
                    ObjectRule(
                        "levelStep", "A change of demand that stays.",
                        [
                            .required("date", text, "The first day of the new level."),
                            .required("change", .object(fitted), "Its share of the level before."),
                        ])), "Changes of demand that stay."),
            .required("isTrendModelled", .boolean, "Whether it grows more than by chance."),
            .required("season", .object(season), "Parts of the year."),
            .required("holdOut", orNull(heldOut), "How well the last days are foretold."),
            .required("oddDays", list(oddDay), "Days that do not fit."),
            .required("desk", orNull(fittedDesk), "What a log says beside the demand."),
            .required("besides", orNull(besides), "What the workload does, beside the log."),
            .required("workloadFile", text, "The workload, as -o writes it."),
        ])

    static let fitted = ObjectRule(
        "fitted", "An estimate.",
        [
            .required("value", number, "The estimate."),
            .required("halfWidth", maybeNumber, "Half its interval at 95 %."),
        ])

    private static let season = ObjectRule(
        "season", "What the time of the year makes of demand.",
        [
            .required(
                "finding", text,
                "Whether months differ: found; none, if by no more than chance; tooShort, if there "
                    + "are less than two years."),
            .required(
                "months",
                list(
                    ObjectRule(
                        "monthOfYear", "A part of the year.",
                        [
                            .required("month", whole, "The month, from 1."),
                            .required("factor", .object(fitted), "Times the mean of the year."),
                        ])), "Each month; none if they do not differ, or nobody can tell."),
        ])

    private static let heldOut = ObjectRule(
        "heldOut", "How many counts lie within prediction bands of 95 %.",
        [
            .required("days", .object(coverage), "Of days."),
            .required("intervals", .object(coverage), "Of intervals."),
            .required("weeks", .object(coverage), "Of five open days after each other."),
        ])

    private static let coverage = ObjectRule(
        "coverage", "How many of how many.",
        [
            .required("within", whole, "Within their bands."),
            .required("count", whole, "How many there are."),
        ])

    private static let oddDay = ObjectRule(
        "oddDay", "A day that does not fit.",
        [
            .required("date", text, "Its date."), .required("count", number, "How many came."),
            .required("expected", number, "How many were expected."),
            .required("deviations", number, "Standard deviations between them."),
        ])
}
