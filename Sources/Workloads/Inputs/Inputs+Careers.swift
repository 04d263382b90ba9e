import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// People who come, learn and leave in the course of the run.
    public struct Careers: Described {
        /// People who come or go together.
        public struct Move: Described {
            /// The day.
            public var date = CalendarDate(dayNumber: 0)
            /// How many.
            public var people = 0

            /// Nothing is given yet.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Move>(
                "move of people", "People who come or go together.",
                [
                    .required("date", \.date, role: .label, "The day, on the clock of the centre."),
                    .required(
                        "people", \.people, .integer(0...1_000_000), unit: "people", "How many."),
                    .note,
                ])
        }

        /// What the model takes of it as it is written.
        public var model = ContactRouting.Careers(people: 0)
        /// People when the run starts; nil for as many as the staffing needs.
        public var people: Int?
        /// How long each has been there by then; nil for long.
        public var tenureDays: Law?
        /// The share of people who leave in a year, if it is the same for all.
        public var attritionPerYear: Double?
        /// Classes of beginners.
        public var classes: [Move] = []
        /// People who go together.
        public var departures: [Move] = []

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Careers>(
            "careers",
            "People who come, learn and leave in the course of the run. The staffing is then a plan"
                + " for as many people as its full-time equivalents: of the agents it says, as "
                + "large a part is on duty as people come to work, of those (if people is absent, "
                + "all at first). They are paid for contract hours, paidHoursPerWeek, and for "
                + "overtime. Everything is by the day: whoever leaves frees their seat after their "
                + "last one. A hiring freeze is a series (overTime) of backfill.",
            staying + coming + learning + [.note])

        private static let staying: [Field<Careers>] = [
            .optional(
                "people", \.people, .integer(0...1_000_000), unit: "people",
                "People employed when the run starts, warm-up included; if absent, the full-time "
                    + "equivalents of the staffing."),
            .optional(
                "tenureDays", \.tenureDays, unit: "days",
                "How long each of them has been there by then; if absent, longer than makes a "
                    + "difference."),
            .optional(
                "attritionPerYear", \.attritionPerYear, .number(.upTo(1_000)),
                "The share of people who leave in a year, below 1: of 1,000 people, .2 leaves 800 "
                    + "after one year and 640 after two (hazard -log(1 - share) a year)."),
            .optional(
                "attrition", \.model.attrition, .array(of: Model.Attrition.schema, count: 0...100),
                "The same by tenure, in place of attritionPerYear."),
            .optional(
                "noticeDays", \.model.noticeDays, .number(.upTo(1_000)), unit: "days",
                "Days from giving notice to the last one."),
            .optional(
                "departures", \.departures, .array(of: Move.schema, count: 0...10_000),
                "People who go together, such as those whose work is given to others: the date is "
                    + "the first day without them. Chance chooses them, and nobody replaces them."),
        ]

        private static let coming: [Field<Careers>] = [
            .optional(
                "backfill", \.model.backfill, .number(.share),
                "The share of those who give notice who are replaced; 0 is a hiring freeze."),
            .optional(
                "timeToHireDays", \.model.timeToHireDays, .number(.upTo(1_000)), unit: "days",
                "Days from a notice until the one who replaces them can begin; of those who had "
                    + "left before the run nobody is still to be replaced."),
            .optional(
                "hiresPerMonth", \.model.hiresPerMonth, .number(.upTo(1e5)), unit: "people",
                "People who begin in a month (a twelfth of a year) beside those who replace "
                    + "others."),
            .optional(
                "classDays", \.model.classDays, .integer(1...1_000), unit: "days",
                "Days from one class of beginners to the next, from the start of the run on; they "
                    + "wait for one."),
            .optional(
                "classes", \.classes, .array(of: Move.schema, count: 0...10_000),
                "Classes of beginners with days of their own."),
            .optional(
                "costPerHire", \.model.costPerHire, .number(.nonNegative), unit: "money",
                "What it costs to hire somebody."),
        ]

        private static let learning: [Field<Careers>] = [
            .optional(
                "trainingDays", \.model.trainingDays, .integer(0...1_000), unit: "days",
                "First days in which beginners are paid and do not serve customers."),
            .optional(
                "ramp", \.model.ramp, .array(of: Model.Skill.schema, count: 0...100),
                "What people can do by tenure, in between along straight lines and the last for "
                    + "ever; if absent, all can do the same."),
            .optional(
                "absence", \.model.absence,
                .number(NumberRule(from: .including(0), to: .excluding(1))),
                "The share of people who are away on a day without its having been planned, beside "
                    + "shrinkage."),
            .optional(
                "overtime", \.model.overtime, .number(.upTo(1)),
                "How much more than usual people work at most where fewer are there than the plan "
                    + "is for."),
            .optional(
                "overtimePay", \.model.overtimePay, .number(.upTo(100)),
                "What an hour of that costs, times costPerPaidHour."),
        ]

        private typealias Model = ContactRouting.Careers
    }
}
