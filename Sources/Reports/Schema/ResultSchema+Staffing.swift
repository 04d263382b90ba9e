import FieldTables

/// Staffing and hiring.
extension ResultSchema {
    static let staffing = ObjectRule(
        "staffing", "The fewest agents that keep targets.",
        [
            workloadField, seed, answer, .required("met", flag, "Whether all of them are kept."),
            .required(
                "stage", maybeText,
                "How far a search that was stopped came: searched, judged; else null."),
            .required("by", text, "By what the number of agents differs."),
            .required("hold", text, "Over what targets hold."),
            .required("confidence", number, "That all intervals of targets hold at once."),
            .required("targets", list(text), "What must be kept."), bounds,
            .required("shortfalls", list(shortfall), "What is not."),
            .required(
                "replications", .object(staffingReplications), "How often it was simulated."),
            settings, .required("intervals", list(staffedInterval), "Agents by interval."),
            .required("objective", text, "agents, or cost."),
            .required("groups", list(group), "The groups; empty of a single one."),
            .required("wholeRun", list(targetResult), "Targets over several intervals."),
            .required("totals", orNull(totals), "What the plan comes to."),
            .required("effects", list(effect), "What one agent more or fewer changes."),
            .required("roster", orNull(roster), "Shifts that cover the requirement."),
            .required("measures", .map(of: .object(measured)), "Every measure of the whole run."),
            assumptions, contradictions,
        ])

    private static let shortfall = ObjectRule(
        "shortfall", "A target that is not kept.",
        target + [
            .required("agents", number, "Agents on duty."),
            .required("margin", maybeNumber, "How far on the right side the mean is."),
            .required("reason", text, "Why."),
        ])

    private static let common: [FieldRule] = [
        .required("search", whole, "Of a plan of the search."),
        .required("certificate", whole, "Of the judgement."), .required("all", whole, "In all."),
        .required("confidenceOfEachInterval", number, "Of an interval of a target."),
    ]

    private static let staffingReplications = ObjectRule(
        "staffingReplications", "How often it was simulated.",
        common + [
            .required("mostOfSearch", whole, "The limit with which the search is the same again."),
            .required("outOfTime", flag, "Whether more might have changed the plan."),
        ])

    private static let staffedInterval = ObjectRule(
        "staffedInterval", "Agents in an interval.",
        [
            .required("interval", text, "When it begins."),
            .required("offeredLoad", number, "Conversations held if nobody waited, in erlangs."),
            .required("erlang", maybeWhole, "Agents by Erlang's model."),
            .required("currentAgents", number, "Agents of the workload as it stands."),
            .required("agents", whole, "Agents on duty."), targets,
            .required("occupancy", orNull(interval), "How busy they are."),
            .required("fewer", maybeWhole, "Agents that are fewer."),
            .required("withFewer", maybeText, "What would be said of the targets with those."),
        ])

    private static let group = ObjectRule(
        "group", "The agents of a group.",
        [
            .required("group", text, "Its name."),
            .required("kept", flag, "Whether it was not planned."),
            .required("agents", list(maybeWhole), "Agents by interval; null where it is closed."),
            .required("fewer", list(maybeWhole), "Agents that are fewer."),
            .required("withFewer", list(maybeText), "What would be said with those."),
            .required("agentsOnDuty", number, "Agents on duty on average."),
            .required("fullTimeEquivalents", number, "Full-time agents."),
            .required("costPer30Days", number, "What they cost."),
            .required("occupancy", orNull(interval), "How busy they are."),
            .required("roster", orNull(roster), "Their shifts."),
        ])

    private static let totals = ObjectRule(
        "totals", "What the plan comes to.",
        [
            .required("agentsOnDuty", number, "Agents on duty on average."),
            .required("agentHoursPerWeek", number, "Hours on duty in a week."),
            .required("fullTimeEquivalents", maybeNumber, "Full-time agents."),
            .required("costPer30Days", maybeNumber, "What 30 days cost."),
        ])

    private static let effect = ObjectRule(
        "effect", "What one agent in every interval changes.",
        [
            .required("group", maybeText, "Of which group."),
            .required("measure", text, "In which measure."),
            .required("oneMore", orNull(interval), "One more."),
            .required("oneFewer", orNull(interval), "One fewer."),
        ])

    private static let roster = ObjectRule(
        "roster", "Shifts that cover the requirement.",
        [
            settings,
            .required("cycleHours", whole, "After how many hours it comes round."),
            .required("starts", list(start), "When how many shifts begin."),
            .required("requirement", list(number), "Agents needed, by interval."),
            .required("onDuty", list(whole), "Agents on duty, by interval."),
            .required("paidHours", number, "Paid hours in a cycle."),
            .required("lowerBound", number, "Fewer hours cannot cover it."),
            .required("shiftsByDay", list(whole), "Shifts by day of the week."),
            .required("workDays", whole, "Days on which an agent works at most."),
            .required("daysOffInARow", whole, "Days off together."),
            .required("agents", whole, "Agents who work the shifts of a week."),
            .required("fullTimeEquivalents", number, "Full-time agents."),
            .required("costPer30Days", number, "What 30 days cost."), targets,
            .required("met", flag, "Whether the targets are kept as rostered."),
        ])

    private static let start = ObjectRule(
        "start", "Shifts that begin together.",
        [
            .required("shift", text, "The kind of shift."),
            .required("hour", number, "The hour of the cycle."),
            .required("hours", number, "How long it is, breaks included."),
            .required(
                "breaks", list(list(number)), "From and to which hour of it nobody works."),
            .required("agents", whole, "How many."),
        ])

    static let hiring = ObjectRule(
        "hiring", "Whom to hire when.",
        [
            workloadField, seed, answer, .required("met", flag, "Whether all targets are kept."),
            .required("targets", list(text), "What must be kept."), bounds,
            .required("from", maybeText, "From which month on; null for every month."),
            .required("confidence", number, "That all intervals of targets hold at once."),
            .required(
                "replications",
                .object(ObjectRule("hiringReplications", "How often.", common)),
                "How often it was simulated."),
            .required("groups", list(text), "The groups that are hired for."),
            .required("pools", list(text), "The groups on call."), settings,
            .required("months", list(month), "Month by month."),
            .required("totals", .object(hiringTotals), "What the plan comes to."), contradictions,
        ])

    private static let month = ObjectRule(
        "month", "A month of the plan.",
        [
            .required("month", text, "Its name."), .required("date", text, "Its first day."),
            .required("hires", .map(of: whole), "How many begin, by group."),
            .required("callable", maybeNumber, "The share of those on call who may be called."),
            .required("planned", .object(course), "What comes of the plan."),
            .required("withoutHiring", .object(course), "What comes of hiring nobody."),
        ])

    private static let course = ObjectRule(
        "course", "What comes of a month.",
        [
            .required("employees", .map(of: orNull(interval)), "People employed, by group."),
            .required("poolHours", orNull(interval), "Hours of those on call."),
            .required("cost", orNull(interval), "What agents cost."), targets,
        ])

    private static let hiringTotals = ObjectRule(
        "hiringTotals", "What the plan comes to.",
        [
            .required("hires", whole, "People hired."),
            .required("poolHours", number, "Hours of those on call."),
            .required("cost", maybeNumber, "What agents cost."),
            .required("costWithoutHiring", maybeNumber, "What they cost if nobody is hired."),
        ])
}
