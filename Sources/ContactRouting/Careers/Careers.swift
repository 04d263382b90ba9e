import ElementaryFunctions
import FieldTables
import RandomVariates

/// Who works in a group in the course of time: people who come, learn, are ill and leave.
///
/// Without careers a group has as many agents as its plan says. With them the plan is for some
/// number of people, and as large a part of it is on duty as people come to work, of those.
/// Everything is by the day: whoever leaves frees their seat after their last one.
public struct Careers: Sendable, Equatable {
    /// From what tenure on a share of the people leave in a year.
    public struct Attrition: Described {
        /// Days of tenure from which on it holds.
        public var fromDays = 0.0
        /// The share of those there on one day who have left a year later, were it the same for
        /// all tenures: from 0 to below 1.
        public var sharePerYear = 0.0

        /// Nobody leaves.
        public init() {}

        /// Some leave.
        public init(fromDays: Double = 0, sharePerYear: Double) {
            (self.fromDays, self.sharePerYear) = (fromDays, sharePerYear)
        }

        /// The share of people who leave in a year at such a hazard a year.
        public static func share(ofHazardPerYear hazard: Double) -> Double {
            1 - Elementary.exp(-hazard)
        }

        /// Its inputs.
        public static let table = FieldTable<Attrition>(
            "attrition", "How many leave of those who have been there for so long.",
            [
                .optional(
                    "fromDays", \.fromDays, .number(.upTo(36_600)), unit: "days",
                    "Tenure from which on it holds; the first is from 0."),
                .required(
                    "sharePerYear", \.sharePerYear, .number(.upTo(1_000)),
                    "The share of people who have left a year later, from 0 to below 1, were it "
                        + "the same for all tenures: the hazard is -log(1 - share) a year."),
                .note,
            ])

        /// The hazard that this share comes from: of exponential times, -log(1 - share) a year.
        public var hazardPerDay: Double { -Elementary.log1p(-sharePerYear) / Careers.daysPerYear }
    }

    /// What somebody who has been there for some days can do, beside the experienced.
    public struct Skill: Described {
        /// Days since their first one.
        public var days = 0.0
        /// How fast they are: work is divided by it.
        public var speed = 1.0
        /// Times the probability that they resolve an issue.
        public var resolution = 1.0

        /// What the experienced can do.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Skill>(
            "ramp point", "What somebody can do after so many days.",
            [
                .required(
                    "days", \.days, .number(.upTo(36_600)), unit: "days",
                    "Days since their first one, training included."),
                .required(
                    "speed", \.speed,
                    .number(NumberRule(from: .including(0.01), to: .including(100))),
                    "How fast they are beside the experienced: work is divided by it."),
                .optional(
                    "resolution", \.resolution, .number(.upTo(2)),
                    "Times the probability that they resolve an issue."),
                .note,
            ])

        /// States what they can do.
        public init(days: Double, speed: Double, resolution: Double = 1) {
            (self.days, self.speed, self.resolution) = (days, speed, resolution)
        }
    }

    /// People who come or go together on a day.
    public struct Move: Sendable, Equatable {
        /// The day, counted from that on which the run starts.
        public var day: Int
        /// How many come; negative if they go.
        public var people: Int

        /// Moves people.
        public init(day: Int, people: Int) { (self.day, self.people) = (day, people) }
    }

    /// Days in a year, and in a twelfth of it.
    static let daysPerYear = 365.25
    static let daysPerMonth = 365.25 / 12

    /// People employed when the run starts, warm-up included.
    public var people: Int
    /// For how many people the plan of the group is; nil for those of the start.
    public var plannedPeople: Double?
    /// Days that each of them has been there by then; nil for longer than makes a difference.
    public var tenureDays: Distribution?
    /// Who leaves of themselves, by tenure: rising, from 0 days on; nobody if it is empty.
    public var attrition: [Attrition] = []
    /// Days from giving notice to the last day.
    public var noticeDays = 0.0
    /// The share of those who give notice who are replaced.
    public var backfill = 0.0
    /// Days from a notice until the one who replaces them can begin.
    public var timeToHireDays = 0.0
    /// People who begin in a month beside those who replace others.
    public var hiresPerMonth = 0.0
    /// Days from one class of beginners to the next; beginners wait for one.
    public var classDays = 1
    /// First days in which beginners are paid and do not serve customers.
    public var trainingDays = 0
    /// What people can do by tenure, in between along straight lines: rising in days; if it is
    /// empty, all are experienced from the first day on.
    public var ramp: [Skill] = []
    /// The share of people who are away on a day without its having been planned.
    public var absence = 0.0
    /// How much more than usual people work at most where fewer are there than the plan is for.
    public var overtime = 0.0
    /// What an hour of that costs, beside an hour as usual.
    public var overtimePay = 1.5
    /// What it costs to hire somebody.
    public var costPerHire = 0.0
    /// People who come and go together.
    public var moves: [Move] = []

    /// Days of somebody who has been there for longer than makes a difference.
    static let longTenure = 1e6

    /// For how many people the plan is, of a group that starts with others.
    func planned(from start: Careers) -> Double {
        plannedPeople ?? Double(max(1, start.people))
    }

    /// People who stay.
    public init(people: Int) { self.people = people }

    /// The hazard of leaving on a day, after so many days.
    func hazard(atTenure days: Double) -> Double {
        attrition.last { $0.fromDays <= days }?.hazardPerDay ?? 0
    }

    /// What somebody can do after so many days.
    func skill(atTenure days: Double) -> Skill {
        guard let first = ramp.first, let last = ramp.last else {
            return Skill(days: days, speed: 1)
        }
        guard days > first.days else { return first }
        guard let next = ramp.firstIndex(where: { $0.days > days }) else { return last }
        let (low, high) = (ramp[next - 1], ramp[next])
        let way = (days - low.days) / (high.days - low.days)
        return Skill(
            days: days, speed: low.speed + way * (high.speed - low.speed),
            resolution: low.resolution + way * (high.resolution - low.resolution))
    }

    /// How far somebody is on the way from a beginner, 0, to an expert, 1, after so many days.
    func experience(atTenure days: Double) -> Double {
        guard let full = ramp.last?.days, full > 0 else { return 1 }
        return min(1, max(0, days / full))
    }
}
