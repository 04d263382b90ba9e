extension PublishedFigures {
    /// Employees of the company, not the outsourced agents, and satisfaction.
    struct People: Sendable {
        var attrition: PublishedFigure
        var mid2023: PublishedFigure
        var mid2024: PublishedFigure
        var end2024: PublishedFigure
        var end2025: PublishedFigure
        var movedInAugust: PublishedFigure
        var movedInNovember: PublishedFigure
        var hiresOnce: PublishedFigure
        var satisfactionGap: PublishedFigure
        var satisfactionMargin: PublishedFigure
        var aiEasy: PublishedFigure
        var aiHard: PublishedFigure
        var humanEasy: PublishedFigure
        var humanHard: PublishedFigure
        var aiEasyShare: PublishedFigure
        var humanEasyShare: PublishedFigure

        init(_ figures: inout FigureGroup) {
            attrition = figures.take("attrition")
            mid2023 = figures.take("mid2023")
            mid2024 = figures.take("mid2024")
            end2024 = figures.take("end2024")
            end2025 = figures.take("end2025")
            movedInAugust = figures.take("movedInAugust")
            movedInNovember = figures.take("movedInNovember")
            hiresOnce = figures.take("hiresOnce")
            satisfactionGap = figures.take("satisfactionGap")
            satisfactionMargin = figures.take("satisfactionMargin")
            aiEasy = figures.take("aiEasy")
            aiHard = figures.take("aiHard")
            humanEasy = figures.take("humanEasy")
            humanHard = figures.take("humanHard")
            aiEasyShare = figures.take("aiEasyShare")
            humanEasyShare = figures.take("humanEasyShare")
        }
    }
}
