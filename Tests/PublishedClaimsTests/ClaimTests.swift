import Testing

@testable import PublishedClaims

@Suite struct ClaimTests {
    private func verdict(
        _ implied: ClaimRange, _ target: Claim.Target, onlyIf condition: Claim.Condition? = nil
    ) -> Claim.Verdict {
        Claim(
            "name", .money, "title", "quantity", .ratio, implied: implied, target,
            onlyIf: condition, from: [], because: "reason"
        ).verdict
    }

    @Test func theVerdictFollowsFromTheValues() {
        #expect(verdict(10.9, .equals(10, within: 1)) == .reconciles)
        #expect(verdict(ClaimRange(2, 9), .equals(10, within: 1)) == .reconciles)
        #expect(verdict(11.9, .equals(10, within: 1)) == .nearMiss)
        #expect(verdict(12.1, .equals(10, within: 1)) == .cannot)
        #expect(verdict(5, .equals(ClaimRange(6, 7))) == .cannot)
        #expect(verdict(ClaimRange(9, 20), .atMost(ClaimRange(8, 10))) == .reconciles)
        #expect(verdict(11, .atMost(ClaimRange(8, 10))) == .cannot)
        #expect(verdict(ClaimRange(1, 9), .atLeast(ClaimRange(8, 10))) == .reconciles)
        #expect(verdict(ClaimRange(1, 7), .atLeast(ClaimRange(8, 10))) == .cannot)
    }

    @Test func aConditionSavesAClaimOnlyIfItIsPossible() {
        func condition(_ required: ClaimRange) -> Claim.Condition { .displacement(required) }
        #expect(verdict(20, .equals(10, within: 1), onlyIf: condition(0.5)) == .onlyIf)
        #expect(verdict(11.5, .equals(10, within: 1), onlyIf: condition(0.5)) == .onlyIf)
        #expect(verdict(11.5, .equals(10, within: 1), onlyIf: condition(1.5)) == .nearMiss)
        #expect(verdict(20, .equals(10, within: 1), onlyIf: condition(1.5)) == .cannot)
        #expect(verdict(10, .equals(10, within: 1), onlyIf: condition(1.5)) == .reconciles)
    }

    private typealias Change = @Sendable (inout PublishedFigures) -> Void

    /// One changed input for every claim, and what then must be said.
    private static let canaries: [(String, Claim.Verdict, Change)] = [
        ("baseline-concurrency", .cannot, { $0.agents.before.value = 9_000 }),
        ("baseline-agents", .cannot, { $0.agents.before.value = 2_500 }),
        ("baseline-by-the-hour", .cannot, { $0.agents.before.value = 2_500 }),
        ("all-instead-of-ai", .reconciles, { $0.agents.saved.value = 2_000 }),
        ("saved-one-at-a-time", .reconciles, { $0.service.minutesBefore.value = 1.84 }),
        ("saved-concurrency", .reconciles, { $0.agents.saved.value = 2_000 }),
        ("saved-against-left", .reconciles, { $0.agents.saved.value = 950 }),
        ("saved-between", .cannot, { $0.agents.savedBetween.value = 600 }),
        ("fewer-repeats", .reconciles, { $0.service.fewerRepeats.value = 0.6 }),
        ("left-press-release", .reconciles, { $0.agents.saved.value = 1_950 }),
        ("left-as-read", .reconciles, { $0.agents.leftAsRead.value = 1_050 }),
        ("left-interview", .reconciles, { $0.agents.left.value = 1_050 }),
        ("resolved-without-human", .reconciles, { $0.agents.saved.value = 1_900 }),
        ("resolved-by-the-hour", .reconciles, { $0.agents.left.value = 950 }),
        (
            "easy-chats-only", .reconciles,
            {
                $0.agents.saved.value = 1_900
                $0.agents.left.value = 1_100
            }
        ),
        ("telephone", .cannot, { $0.practice.phoneContacts.value = 2_000_000 }),
        ("later-flat", .cannot, { $0.agents.savedLater.value = 600 }),
        ("later-grown", .reconciles, { $0.service.volumeGrowth.value = 0 }),
        ("later-cumulative", .reconciles, { $0.service.sinceLaunch.value = 62_000_000 }),
        ("ai-session", .cannot, { $0.service.minutesAfter.value = 1.5 }),
        ("mean-of-all", .reconciles, { $0.service.minutesAfter.value = 9 }),
        ("mean-without-hand-overs", .reconciles, { $0.service.minutesAfter.value = 5 }),
        ("hand-over", .reconciles, { $0.service.minutesAfter.value = 8 }),
        ("saving-offshore", .reconciles, { $0.agents.saved.value = 1_500 }),
        ("saving-onshore", .cannot, { $0.agents.saved.value = 1_000 }),
        ("saving-european", .cannot, { $0.agents.left.value = 2_300 }),
        ("later-saving-offshore", .reconciles, { $0.agents.savedLater.value = 2_500 }),
        ("own-ai", .cannot, { $0.money.ownPrice.value = 0.5 }),
        ("bought-ai", .reconciles, { $0.agents.left.value = 100 }),
        ("expense-2024", .cannot, { $0.money.expense2024.value = 240e6 }),
        ("expense-2025", .cannot, { $0.service.volumeGrowth.value = 0.25 }),
        ("transactions-2023", .cannot, { $0.money.transactions2023.value = 1.5e6 }),
        ("cost-per-transaction", .cannot, { $0.money.transactions2025.value = 2e6 }),
        ("cheaper-transaction", .cannot, { $0.money.transactionsLater.value = 2.2e6 }),
        ("marketing-parts", .cannot, { $0.money.imageSaving.value = 3e6 }),
        ("volume-since-launch", .reconciles, { $0.service.monthsSinceLaunch.value = 13 }),
        ("volume-as-one-year", .reconciles, { $0.service.sinceLaunch.value = 28_000_000 }),
        ("volume-in-a-year", .cannot, { $0.service.inAYear.value = 12_000_000 }),
        ("attrition-2024", .reconciles, { $0.people.mid2024.value = 4_000 }),
        ("no-hiring", .cannot, { $0.people.hiresOnce.value = 100 }),
        ("attrition-2025", .cannot, { $0.people.end2025.value = 2_000 }),
        ("fall-in-a-year", .cannot, { $0.people.yearAfterTheStop.value = 4_000 }),
        ("years-of-the-fall", .cannot, { $0.people.peak.value = 20_000 }),
        ("years-to-the-aim", .cannot, { $0.people.aim.value = 1_000 }),
        ("hires-that-replace", .cannot, { $0.people.hiresOnce.value = 100 }),
        ("revenue-per-employee", .reconciles, { $0.people.revenueGrowth.value = 0.32 }),
        ("satisfaction", .cannot, { $0.people.aiEasy.value = 0.6 }),
        ("satisfaction-elsewhere", .reconciles, { $0.people.starsGap.value = -0.1 }),
    ]

    @Test func everyVerdictFlipsWithAnInput() throws {
        var figures = try PublishedFigures.bundled()
        // One hour stands for the week: the verdicts are the same and the claims come at once.
        figures.practice.hourlyShape = [1]
        let before = Claim.all(figures)
        #expect(before.map(\.name) == Self.canaries.map(\.0))
        for (claim, (name, verdict, change)) in zip(before, Self.canaries) {
            var changed = figures
            change(&changed)
            let after = Claim.all(changed).first { $0.name == name }
            #expect(claim.verdict != verdict, "\(name)")
            #expect(after?.verdict == verdict, "\(name)")
        }
    }

    @Test func textKeepsItsValues() {
        let figure = PublishedFigure("minutes", 11, .minutes, .assumption("why not"))
        let inner: ClaimText = "of \(ClaimRange(1, 2), .share)"
        let text: ClaimText = "after \(figure) \(inner)"
        let parts = text.parts.map { part in
            switch part {
            case .words(let words): words
            case .value(let value, let unit): "<\(value.low) \(value.high) \(unit)>"
            }
        }
        #expect(parts.joined() == "after <11.0 11.0 minutes> of <1.0 2.0 share>")
    }
}
