import Workloads

/// The inputs of every claim: published figures, and beside them the assumptions.
///
/// What the launch month is simulated with is read from its workload, so that both stay the same.
struct PublishedFigures: Sendable {
    var service = Service()
    var agents = Agents()
    var practice: Practice
    var money = Money()
    var people = People()

    init(launchMonth: Workload) { practice = Practice(launchMonth) }

    /// Conversations, shares and minutes.
    struct Service: Sendable {
        var aiConversations = PublishedFigure(
            "conversations of the AI in its first month", 2_300_000, .conversations, .pressRelease)
        var aiShare = PublishedFigure(
            "share of chats that are AI conversations", Span(2.0 / 3), .share, .pressRelease)
        var minutesBefore = PublishedFigure(
            "minutes to resolve an errand before", 11, .minutes, .pressRelease)
        var minutesAfter = PublishedFigure(
            "minutes to resolve an errand with the AI, at most", 2, .minutes, .pressRelease)
        var humanMinutes = PublishedFigure(
            "minutes of human agents in September 2024", 12, .minutes, .annualReport)
        var fewerRepeats = PublishedFigure(
            "repeat inquiries less", 0.25, .share, .pressRelease)
        var aiShareLater = PublishedFigure(
            "share of chats that are AI conversations in 2025", 0.80, .share, .annualReport)
        var volumeGrowth = PublishedFigure(
            "growth of volume from 2024 to 2025", 0.32, .share, .annualReport)
        var sinceLaunch = PublishedFigure(
            "AI conversations since the launch", 31_000_000, .conversations,
            FigureSource(
                title: "Klarna annual report on Form 20-F, 26 February 2026, as quoted by third "
                    + "parties", evidence: .filing))
        var monthsSinceLaunch = PublishedFigure(
            "months from the launch to the end of 2025", 23, .months,
            .assumption("counted: February 2024 to December 2025"))
        var inAYear = PublishedFigure(
            "AI conversations in a year", 28_000_000, .conversations,
            FigureSource(title: "A report of the third quarter of 2025", evidence: .news))

        /// All chats of the launch month.
        var allConversations: Span { aiConversations.value / aiShare.value }
        /// Those that never met the AI.
        var humanConversations: Span { allConversations - aiConversations.value }
        /// Session time of humans, whether it stayed as it was or rose.
        var humanMinutesEither: Span { minutesBefore.value.joined(humanMinutes.value) }
    }

    /// Agents, all of them outsourced and full-time.
    struct Agents: Sendable {
        var before = PublishedFigure("agents needed before", 3_000, .agents, .interview)
        var left = PublishedFigure(
            "agents needed after, a little more than", 2_000, .agents, .interview)
        var leftAsRead = PublishedFigure(
            "agents needed after, if \"a little more than 2,000\" is", 2_100, .agents,
            .assumption("a reading of \"a little more than 2,000\""))
        var saved = PublishedFigure("agents whose work the AI does", 700, .agents, .pressRelease)
        var savedLater = PublishedFigure(
            "agents whose work the AI does in 2025", 853, .agents,
            FigureSource(title: "CX Dive on the third quarter of 2025", evidence: .news))

        /// Agents left if exactly as many went as the AI does the work of.
        var leftOfPressRelease: Span { before.value - saved.value }
        /// Agents no longer needed by the interview.
        var goneOfInterview: Span { before.value - left.value }
    }
}

extension FigureSource {
    static let pressRelease = FigureSource(
        title: "Klarna press release, 27 February 2024: \"Klarna AI assistant handles two-thirds "
            + "of customer service chats in its first month\"",
        evidence: .primary)
    static let interview = FigureSource(
        title: "CBS MoneyWatch interview with the chief executive, March 2024", evidence: .primary)
    static let annualReport = FigureSource(
        title: "Klarna annual report on Form 20-F, as quoted by third parties",
        evidence: .filing)
}
