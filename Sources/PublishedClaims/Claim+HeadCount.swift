import ElementaryFunctions

extension Claim {
    /// How far the head count fell, how long that takes, and what it says of hires and revenue.
    static func headCount(_ figures: PublishedFigures) -> [Claim] {
        [
            fallInAYear(figures), yearsOfTheFall(figures), yearsToTheAim(figures),
            hiresThatReplace(figures), revenuePerEmployee(figures),
        ]
    }

    /// How far off a published change may be, as that of the cost per transaction: its two
    /// numbers are round.
    private static let changeTolerance = 0.02

    /// Employees who leave per employee and year, if the share `rate` of them is gone in a year.
    private static func hazard(_ rate: ClaimRange) -> ClaimRange {
        rate.map { -Elementary.log(1 - $0) }
    }

    /// Years in which attrition alone makes one head count the other.
    private static func years(
        _ from: ClaimRange, _ to: ClaimRange, _ rate: ClaimRange
    ) -> ClaimRange {
        (from / to).map { Elementary.log($0) } / hazard(rate)
    }

    private static func fallInAYear(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (from, to, fall) = (people.atTheStop, people.yearAfterTheStop, people.fallAfterTheStop)
        let stay = from.value * (1 - people.attrition.value)
        return Claim(
            "fall-in-a-year", .people, "From \(from) employees to \(to) in a year: change",
            "change of the head count", .share, implied: to.value / from.value - 1,
            .equals(fall.value, within: changeTolerance), from: [from, to, fall, people.attrition],
            because: """
                The change is arithmetic; attrition of \(people.attrition) alone leaves \
                \(stay, .employees) of \(from), so that \(stay - to.value, .employees) went \
                otherwise, and more if anybody was hired.
                """)
    }

    /// More than half of the employees, by attrition alone.
    private static func yearsOfTheFall(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (from, to, passed) = (people.peak, people.afterTheFall, people.yearsOfTheFall)
        let rates = people.attrition.value
        let rate = ClaimRange(rates.high)
        // The most that it can be: those who go at the start have no time left to leave.
        let otherwise = from.value - to.value * (hazard(rate) * passed.value).map(Elementary.exp)
        let known =
            people.may2022.value * people.laidOff.value + people.movedInAugust.value
            + people.movedInNovember.value
        return Claim(
            "years-of-the-fall", .people,
            "\(rate, .share) leave in a year, from \(from) employees to \(to): years",
            "years of attrition alone", .years, implied: years(from.value, to.value, rate),
            // In so many years a head count falls by the 3 % that it may be off elsewhere.
            .equals(passed.value, within: 0.03 / hazard(rate).middle),
            onlyIf: Condition(
                unknown: "employees who went otherwise are", unit: .employees,
                required: otherwise, possible: ClaimRange(0, known.high)),
            from: [
                people.attrition, from, to, passed, people.end2022, people.may2022,
                people.laidOff, people.movedInAugust, people.movedInNovember,
            ],
            because: """
                \(from) has no date; about \(people.may2022) were named in May 2022, before a \
                layoff of \(people.laidOff), a separate matter from the AI; with the roles \
                moved to providers it is \(known, .employees). Attrition takes \
                \(years(from.value, to.value, ClaimRange(rates.low)), .years) years if \
                \(ClaimRange(rates.low), .share) leave, and from the \(people.end2022) at the \
                end of 2022, at the higher rate, \
                \(years(people.end2022.value, to.value, rate), .years).
                """)
    }

    private static func yearsToTheAim(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (from, to, read) = (people.mid2024, people.aim, people.yearsOfTheAim)
        let rates = people.attrition.value
        let rate = ClaimRange(rates.high)
        // From the middle of 2024 to the end of 2025.
        let left = from.value * (0 - hazard(rate) * 1.5).map(Elementary.exp)
        return Claim(
            "years-to-the-aim", .people,
            "\(rate, .share) leave in a year, from \(from) employees to \(to): years",
            "years of attrition alone", .years, implied: years(from.value, to.value, rate),
            .equals(read.value),
            from: [people.attrition, from, to, read, people.end2025],
            because: """
                The aim had no date: "in the coming years" is read as \(read). It takes \
                \(years(from.value, to.value, ClaimRange(rates.low)), .years) years if \
                \(ClaimRange(rates.low), .share) leave; the higher rate leaves \
                \(left, .employees) at the end of 2025, when \(people.end2025) were left.
                """)
    }

    /// The head count at which as many are hired as leave.
    private static func hiresThatReplace(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (hires, leaving) = (people.hiresOnce, people.attrition)
        let kept = hires.value / hazard(leaving.value)
        let published = people.end2022.value.joined(people.may2022.value)
        return Claim(
            "hires-that-replace", .people,
            "\(hires) hires a year, \(leaving) leave: employees kept",
            "employees whose number such hiring keeps constant", .employees, implied: kept,
            .equals(published, within: 0.03 * published.middle),
            from: [hires, leaving, people.end2022, people.may2022],
            because: """
                With fewer employees than \(kept, .employees) the company grows by such hiring, \
                with more it shrinks; without any hiring the number falls by \(leaving) a year, \
                whatever the AI does.
                """)
    }

    /// Revenue per employee rises with revenue, and with every employee who leaves.
    private static func revenuePerEmployee(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (before, after) = (people.revenueEachBefore, people.revenueEachAfter)
        let (from, to, growth) = (people.mid2023, people.mid2024, people.revenueGrowth)
        let implied = after.value * to.value / (before.value * from.value) - 1
        let needed = after.value * to.value / (before.value * (1 + growth.value))
        return Claim(
            "revenue-per-employee", .people,
            "\(before) each of \(from), then \(after) of \(to): growth of revenue",
            "growth of revenue", .share, implied: implied,
            .equals(growth.value, within: changeTolerance),
            // "About 5,000" are between the numbers of the filing before and after.
            onlyIf: Condition(
                unknown: "employees a year before are", unit: .employees, required: needed,
                possible: people.end2023.value.joined(people.end2022.value)),
            from: [before, after, from, to, growth, people.end2022, people.end2023],
            because: """
                Revenue up by \(growth) over a head count changed by \
                \(to.value / from.value - 1, .share) is \
                \((1 + growth.value) * from.value / to.value - 1, .share) more an employee, not \
                \(after.value / before.value - 1, .share); \(from) is round, between \
                \(people.end2022) at the end of 2022 and \(people.end2023) a year later. The \
                outsourced agents are in neither number.
                """)
    }
}
