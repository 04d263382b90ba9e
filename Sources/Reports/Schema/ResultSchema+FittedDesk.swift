import FieldTables

/// What a log of conversations says.
extension ResultSchema {
    static let fittedDesk = ObjectRule(
        "fittedDesk", "What a log of conversations says beside the demand.",
        [
            .required("log", .object(readLog), "What was read."),
            .required(
                "namesNote", maybeText,
                "What was done about rows that do not name their issue or customer, null if all do."
            ),
            .required("times", .map(of: orNull(fittedLaw)), "Times, by name, null if not known."),
            .required("patience", .object(patience), "How long customers wait."),
            .required("returns", list(fittedReturn), "Who comes back after what."),
            .required("ai", orNull(fittedAI), "The AI, null if there is none."),
            .required("duty", orNull(fittedDuty), "People on duty, null if nobody answered."),
            .required("resolution", orNull(fitted), "Share of issues that people solve."),
            .required("topics", list(fittedTopic), "What conversations are about."),
            .required(
                "workByGroup", orNull(fittedWork),
                "Work of groups about the same topic, null if the log has no two."),
            .required(
                "workByHour", orNull(fittedWork),
                "Work at hours of the day about the same topic, null if the log has no two."),
        ])

    private static let readLog = ObjectRule(
        "readLog", "A log that was read.",
        [
            .required("layout", maybeText, "Its layout, null for a table of one's own."),
            .required("rows", whole, "Its rows."),
            .required("conversations", whole, "Conversations that are used."),
            .required(
                "names", .object(namedRows), "Rows that do not name their issue or customer."),
            .required(
                "leftOut",
                list(
                    ObjectRule(
                        "leftOut", "Rows that were left out.",
                        [
                            .required("reason", text, "Why."),
                            .required("rows", whole, "How many."),
                        ])), "Rows that were left out."),
            .required(
                "faults",
                list(
                    ObjectRule(
                        "rowFault", "Rows that cannot be used.",
                        [
                            .required("message", text, "Why the first of them cannot."),
                            .required("rows", whole, "How many."),
                            .required("lines", list(whole), "The first lines."),
                        ])), "Rows that cannot be used."),
            .required(
                "unnamedOutcomes",
                list(
                    ObjectRule(
                        "unnamedOutcome", "A value of the outcome that nobody named.",
                        [
                            .required("value", text, "The value."),
                            .required("rows", whole, "How many rows have it."),
                        ])), "Values of the outcome that nobody named."),
        ])

    private static let namedRows = ObjectRule(
        "namedRows", "Rows that do not name their issue or customer.",
        [
            .required("without", whole, "How many."),
            .required("shareOfReturns", number, "Share of returns that have a name."),
            .required(
                "treatment", text,
                "complete if all have one, corrected, or unknown: there is no estimate."),
            .required("reason", maybeText, "Why not: noNames, tooFew or noReturns."),
        ])

    private static let fittedLaw = ObjectRule(
        "fittedLaw", "A law fitted to durations.",
        [
            .required("family", text, "Its family."),
            .required("mean", .object(fitted), "Its mean."),
            .required("cv", number, "Its coefficient of variation."),
            .required("count", whole, "How many durations there were."),
            .required("kolmogorovSmirnov", number, "Greatest distance of the distributions."),
            .required("andersonDarling", number, "The statistic of Anderson and Darling."),
            .required(
                "quantiles",
                list(
                    ObjectRule(
                        "quantilePair", "A point of the Q-Q plot.",
                        [
                            .required("share", number, "The share below."),
                            .required("log", number, "The quantile of the log."),
                            .required("law", number, "The quantile of the law."),
                        ])), "Points of the Q-Q plot."),
        ])

    private static let bounded = ObjectRule(
        "bounded", "An estimate between two bounds.",
        [
            .required("value", number, "The estimate."),
            .required("from", number, "Lower end of its interval at 95 %."),
            .required("to", number, "Upper end."),
        ])

    private static let patience = ObjectRule(
        "patience", "How long customers wait before they give up.",
        [
            .required("method", text, "exponential, weibull or unknown."),
            .required("abandoned", whole, "Customers who gave up."),
            .required("servedAfterWait", whole, "Customers who were served after a wait."),
            .required("meanMinutes", orNull(bounded), "The mean."),
            .required("shape", orNull(bounded), "The shape of a Weibull law."),
            .required("longestWaitMinutes", number, "The longest wait of all."),
            .required("beyond", number, "Share that would wait longer, by the law."),
            .required(
                "survival",
                list(
                    ObjectRule(
                        "survival", "Who has not given up.",
                        [
                            .required("minutes", number, "After so long."),
                            .required("law", number, "By the law."),
                            .required("kaplanMeier", number, "By Kaplan and Meier."),
                        ])), "Who has not given up after how long."),
        ])

    private static let fittedReturn = ObjectRule(
        "fittedReturn", "Who comes back after one kind of end.",
        [
            .required("after", text, "After what."),
            .required("ended", whole, "How many conversations ended so."),
            .required("share", .object(fitted), "Share that was followed by another."),
            .required("byChance", maybeNumber, "Share of customers who would have come anyway."),
        ])

    private static let fittedAI = ObjectRule(
        "fittedAI", "What a log says of an AI.",
        [
            .required("share", .object(fitted), "Share of first attempts that it has."),
            .required("laterShare", orNull(fitted), "The same of later attempts."),
            .required("containment", .object(fitted), "Share that it keeps."),
            .required("accuracy", orNull(fitted), "Share of its answers that are right."),
            .required("labelled", whole, "Labelled answers."),
            .required(
                "confidence",
                orNull(
                    ObjectRule(
                        "fittedConfidence", "What its confidence is worth.",
                        [
                            .required("discrimination", .object(fitted), "As in a workload."),
                            .required("slope", number, "As in a workload."),
                            .required("shift", number, "As in a workload."),
                        ])), "What its confidence is worth."),
            .required(
                "threshold",
                orNull(
                    ObjectRule(
                        "fittedThreshold", "From which confidence on it keeps them.",
                        [
                            .required("value", number, "The confidence."),
                            .required("misplaced", number, "Share on the wrong side."),
                        ])), "From which confidence on it keeps them."),
            .required(
                "reliability",
                list(
                    ObjectRule(
                        "fittedReliability", "Answers about as sure as each other.",
                        [
                            .required("confidence", number, "How sure."),
                            .required("right", .object(fitted), "Share that was right."),
                            .required("labelled", whole, "How many are labelled."),
                        ])), "By tenths of the confidence."),
        ])

    private static let fittedDuty = ObjectRule(
        "fittedDuty", "People on duty.",
        [
            .required("method", text, "names, queue or load."),
            .required("people", maybeWhole, "Different people, null without names."),
            .required("concurrency", maybeWhole, "Conversations of one at once."),
            .required("shareBesideAnother", number, "Share that began beside another one."),
            .required("perWeekHour", list(number), "By hour of the week, from Monday."),
        ])

    private static let fittedTopic = ObjectRule(
        "fittedTopic", "Conversations about one thing.",
        [
            .required("name", text, "Its name."),
            .required("fresh", whole, "First attempts."),
            .required("share", number, "Their share."),
            .required("talk", orNull(fittedLaw), "Time with a person, null if as all."),
            .required("accuracy", orNull(fitted), "Right answers, null if as all."),
            .required("containment", orNull(fitted), "Share that the AI keeps."),
        ])

    private static let fittedWork = ObjectRule(
        "fittedWork", "Whether sessions with people are longer for some than for others.",
        [
            .required("differ", .boolean, "Whether they differ by more than chance, at 5 %."),
            .required("explained", number, "Share of the variance of logarithms explained."),
            .required(
                "levels",
                list(
                    ObjectRule(
                        "workLevel", "A group or an hour.",
                        [
                            .required("name", text, "Its name."),
                            .required("factor", .object(fitted), "Times as long as others."),
                            .required("count", whole, "How many sessions."),
                        ])), "Groups or hours."),
        ])

    static let besides = ObjectRule(
        "besides", "A log and what the fitted workload does, side by side.",
        [
            .required("replications", whole, "How often it was simulated."),
            .required(
                "rows",
                list(
                    ObjectRule(
                        "beside", "One number.",
                        [
                            .required("measure", text, "Its measure."),
                            .required("hour", maybeNumber, "Hour of the day, null for all."),
                            .required("log", number, "Its value in the log."),
                            .required("simulated", number, "Its mean over the replications."),
                            .required("from", number, "Lower end of its band of 95 %."),
                            .required("to", number, "Upper end."),
                            .required("isWithin", .boolean, "Whether the log lies there."),
                        ])), "The numbers."),
        ])
}
