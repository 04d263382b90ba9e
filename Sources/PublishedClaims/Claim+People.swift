extension Claim {
    /// Employees, who are not the agents, and satisfaction.
    static func people(_ figures: PublishedFigures) -> [Claim] {
        let people = figures.people
        return [
            attrition(
                "attrition-2024", people.mid2023, people.mid2024, people.attrition),
            noHiring(figures),
            attrition("attrition-2025", people.end2024, people.end2025, people.attrition),
        ] + headCount(figures) + [satisfaction(figures), satisfactionElsewhere(figures)]
    }

    private static func attrition(
        _ name: String, _ from: PublishedFigure, _ to: PublishedFigure, _ rate: PublishedFigure
    ) -> Claim {
        let stay = from.value * (1 - rate.value)
        let hired = to.value - stay
        return Claim(
            name, .people, "\(rate) leave in a year, from \(from) employees to \(to): left",
            "employees after a year of attrition alone", .employees, implied: stay,
            .equals(to.value, within: 0.03 * to.value.middle), from: [from, to, rate],
            because: """
                The fall was \(to.value / from.value - 1, .share); at the highest rate attrition \
                leaves \(ClaimRange(hired.high), .employees) to explain: hires if positive, other \
                departures if negative.
                """)
    }

    /// Attrition and the roles moved to providers in the same year.
    private static func noHiring(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let rate = ClaimRange(people.attrition.value.high)
        // Mid-August and mid-November of a year that starts in July; leavers spread evenly.
        let moved =
            people.movedInAugust.value * (1 - rate * 10.5 / 12)
            + people.movedInNovember.value * (1 - rate * 7.5 / 12)
        let stay = people.mid2023.value * (1 - rate) - moved
        let hires = people.mid2024.value - stay
        return Claim(
            "no-hiring", .people,
            """
            The same with \(people.movedInAugust.value + people.movedInNovember.value, .employees) \
            roles moved to providers and no hiring: left
            """,
            "employees after attrition and transfers", .employees, implied: stay,
            .equals(people.mid2024.value, within: 0.03 * people.mid2024.value.middle),
            onlyIf: Condition(
                unknown: "hires are", unit: .employees, required: hires,
                possible: ClaimRange(0, people.hiresOnce.value.high)),
            from: [
                people.mid2023, people.mid2024, people.attrition, people.movedInAugust,
                people.movedInNovember, people.hiresOnce,
            ],
            because: """
                Attrition at its highest and the transfers would leave \(stay, .employees): \
                the rest, \(hires, .employees), must have been hired.
                """)
    }

    private static func satisfaction(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let (aiEasy, aiHard) = (people.aiEasy.value, people.aiHard.value)
        let (humanEasy, humanHard) = (people.humanEasy.value, people.humanHard.value)
        func mean(_ easy: ClaimRange, _ hard: ClaimRange, _ share: ClaimRange) -> ClaimRange {
            hard + (easy - hard) * share
        }
        func gap(_ share: ClaimRange) -> ClaimRange {
            mean(ClaimRange(aiEasy.middle), ClaimRange(aiHard.middle), share)
                - mean(humanEasy, humanHard, share)
        }
        let (aiShare, humanShare) = (people.aiEasyShare.value, people.humanEasyShare.value)
        let sameMix = gap(aiShare).joined(gap(humanShare))
        let ai = mean(aiEasy, aiHard, aiShare)
        let human = mean(humanEasy, humanHard, humanShare)
        let margin = people.satisfactionMargin.value
        let required = (human - aiHard - margin) / (aiEasy - aiHard)
        return Claim(
            "satisfaction", .people,
            "\"On par\" and \"lower quality\": AI less humans, same issues",
            "satisfaction with the AI less that with humans, same issues", .share,
            implied: sameMix, .equals(people.satisfactionGap.value, within: margin.middle),
            onlyIf: Condition(
                unknown: "easy issues among the AI's are at least", unit: .share,
                required: required,
                possible: ClaimRange(humanShare.middle, 1)),
            from: [
                people.satisfactionGap, people.satisfactionMargin, people.aiEasy, people.aiHard,
                people.humanEasy, people.humanHard, people.aiEasyShare, people.humanEasyShare,
            ],
            because: """
                With \(people.aiEasyShare) easy issues at the AI and \(people.humanEasyShare) at \
                humans it is \(ai, .share) against \(human, .share) overall, and \
                \(aiEasy - humanEasy, .share) and \(aiHard - humanHard, .share) within the classes.
                """)
    }

    /// Ratings at another company, where lots were drawn for the AI.
    private static func satisfactionElsewhere(_ figures: PublishedFigures) -> Claim {
        let people = figures.people
        let gap = people.starsGap.value / people.starsOfScale.value
        return Claim(
            "satisfaction-elsewhere", .people,
            "\"On par\" beside an experiment elsewhere: with AI less without",
            "rating of chats with the AI less that without it, share of the scale", .share,
            implied: gap,
            .equals(people.satisfactionGap.value, within: people.satisfactionMargin.value.middle),
            from: [
                people.satisfactionGap, people.satisfactionMargin, people.starsGap,
                people.starsOfScale,
            ],
            because: """
                It is another company's AI and does not refute what was said of this one: where \
                workers got an AI by lot, the ratings of chats that it could take differed, by \
                secondary reports, by \(people.starsGap) stars, \(gap, .share) of the scale. \
                "On par" is an internal survey whose scale and size were not published.
                """)
    }
}
