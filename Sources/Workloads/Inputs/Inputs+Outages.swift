import ContactRouting
import FieldTables
import RandomVariates

extension Inputs {
    /// When the AI is down, and what happens then.
    public struct Outages: Described {
        /// What happens to conversations that find the AI down.
        public enum Fallback: String, Word {
            /// They go straight to the humans.
            case human
            /// They wait for the AI.
            case queue
            /// A human calls back.
            case callBack
            /// They get a standing text.
            case staticAnswer

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .human: "Conversations go straight to the humans."
                case .queue: "They wait for the AI, as patient as for a human."
                case .callBack: "A human calls back after callBackHours."
                case .staticAnswer: "They get a standing text."
                }
            }
        }

        /// An outage known beforehand.
        public struct Window: Described {
            /// Day on which it begins.
            public var date = CalendarDate(dayNumber: 0)
            /// Time of day at which it begins, on the clock of the centre.
            public var hour = 0.0
            /// How long it lasts.
            public var hours = 0.0

            /// Nothing is given yet.
            public init() {}

            /// Its inputs.
            public static let table = FieldTable<Window>(
                "outage", "An outage known beforehand.",
                [
                    .required("date", \.date, "Day on which it begins."),
                    .required(
                        "hour", \.hour,
                        .number(NumberRule(from: .including(0), to: .excluding(24))),
                        unit: "hours",
                        "Time of day at which it begins, on the clock of the centre."),
                    .required(
                        "hours", \.hours,
                        .number(NumberRule(from: .excluding(0), to: .including(1e5))),
                        unit: "hours", "How long it lasts."),
                    .note,
                ])
        }

        /// Outages known beforehand.
        public var windows: [Window] = []
        /// Time from the end of one random outage to the start of the next; nil for none.
        public var upHours: Law?
        /// An older name of `upHours`.
        public var betweenHours: Law?
        /// Length of a random outage.
        public var repairHours = Law.exponential(mean: 1)
        /// What happens to conversations that find the AI down.
        public var fallback = Fallback.human
        /// Time until the call back.
        public var callBackHours = Law.constant(1)
        /// Probability that the standing text resolves the issue.
        public var staticResolution = 0.0
        /// What happens to the sessions in progress.
        public var sessions = ContactRouting.Outages.Interruption.handOver

        /// No outages.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Outages>(
            "outages", "When the AI is down, and what happens then.",
            [
                .optional(
                    "windows", \.windows, .array(of: Window.schema, count: 0...10_000),
                    "Outages known beforehand."),
                .optional(
                    "upHours", \.upHours, unit: "hours",
                    "Time from the end of one random outage to the start of the next; if absent, "
                        + "there are none."),
                .optional(
                    "betweenHours", \.betweenHours, unit: "hours", "An older name of upHours."),
                .optional(
                    "repairHours", \.repairHours, unit: "hours", "Length of a random outage."),
                .optional(
                    "fallback", \.fallback,
                    "What happens to conversations that find the AI down."),
                .optional(
                    "callBackHours", \.callBackHours, unit: "hours", "Time until the call back."),
                .optional(
                    "staticResolution", \.staticResolution, .number(.share),
                    "Probability that the standing text resolves the issue."),
                .optional(
                    "sessions", \.sessions, "What happens to the sessions in progress."),
                .note,
            ])
    }
}
