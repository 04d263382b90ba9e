extension PublishedFigures {
    /// Employees of the company, not the outsourced agents, and satisfaction.
    struct People: Sendable {
        var attrition = PublishedFigure(
            "share of employees who leave in a year", Span(0.15, 0.20), .share,
            FigureSource(
                title: "DMR News, 16 December 2024: \"Klarna's Workforce Strategy Highlights AI's "
                    + "Role\"", evidence: .news))
        var mid2023 = PublishedFigure("employees in mid-2023", 5_000, .employees, .workforceNews)
        var mid2024 = PublishedFigure("employees in mid-2024", 3_800, .employees, .workforceNews)
        var end2024 = PublishedFigure(
            "employees at the end of 2024", 3_422, .employees, .annualReport)
        var end2025 = PublishedFigure(
            "employees at the end of 2025", 2_831, .employees, .annualReport)
        var movedInAugust = PublishedFigure(
            "roles moved to providers in August 2023", 250, .employees, .transferNews)
        var movedInNovember = PublishedFigure(
            "roles moved to providers in November 2023, about", 500, .employees, .transferNews)
        var hiresOnce = PublishedFigure(
            "hires a year from 2019 to 2022, up to", 1_500, .employees,
            FigureSource(
                title: "DMR News, 16 December 2024: \"Klarna's Workforce Strategy Highlights AI's "
                    + "Role\"", evidence: .news))

        var satisfactionGap = PublishedFigure(
            "satisfaction with the AI less that with humans: on par", 0, .share, .pressRelease)
        var satisfactionMargin = PublishedFigure(
            "how far off is still on par", 0.02, .share, .assumption("two points"))
        var aiEasy = level("the AI on easy issues", 0.86)
        var aiHard = level("the AI on hard issues", 0.55)
        var humanEasy = level("humans on easy issues", 0.90)
        var humanHard = level("humans on hard issues", 0.70)
        var aiEasyShare = PublishedFigure(
            "share of easy issues among the AI's", 0.85, .share, .assumption("never published"))
        var humanEasyShare = PublishedFigure(
            "share of easy issues among the humans'", 0.40, .share, .assumption("never published"))

        private static func level(_ what: String, _ value: Span) -> PublishedFigure {
            PublishedFigure(
                "satisfaction with \(what)", value, .share,
                .assumption("levels are not published; lower than humans' in both classes"))
        }
    }
}

extension FigureSource {
    static let workforceNews = FigureSource(
        title: "\"Klarna replaces workforce with AI, CEO eyes future\", 2024", evidence: .news)
    static let transferNews = FigureSource(
        title: "Sifted on the roles moved to Foundever and Accenture, 2023", evidence: .news)
}
