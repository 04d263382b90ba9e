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
        var atTheStop: PublishedFigure
        var yearAfterTheStop: PublishedFigure
        var fallAfterTheStop: PublishedFigure
        var peak: PublishedFigure
        var afterTheFall: PublishedFigure
        var yearsOfTheFall: PublishedFigure
        var may2022: PublishedFigure
        var laidOff: PublishedFigure
        var end2022: PublishedFigure
        var end2023: PublishedFigure
        var aim: PublishedFigure
        var yearsOfTheAim: PublishedFigure
        var revenueEachBefore: PublishedFigure
        var revenueEachAfter: PublishedFigure
        var revenueGrowth: PublishedFigure
        var satisfactionGap: PublishedFigure
        var satisfactionMargin: PublishedFigure
        var starsGap: PublishedFigure
        var starsOfScale: PublishedFigure
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
            atTheStop = figures.take("atTheStop")
            yearAfterTheStop = figures.take("yearAfterTheStop")
            fallAfterTheStop = figures.take("fallAfterTheStop")
            peak = figures.take("peak")
            afterTheFall = figures.take("afterTheFall")
            yearsOfTheFall = figures.take("yearsOfTheFall")
            may2022 = figures.take("may2022")
            laidOff = figures.take("laidOff")
            end2022 = figures.take("end2022")
            end2023 = figures.take("end2023")
            aim = figures.take("aim")
            yearsOfTheAim = figures.take("yearsOfTheAim")
            revenueEachBefore = figures.take("revenueEachBefore")
            revenueEachAfter = figures.take("revenueEachAfter")
            revenueGrowth = figures.take("revenueGrowth")
            satisfactionGap = figures.take("satisfactionGap")
            satisfactionMargin = figures.take("satisfactionMargin")
            starsGap = figures.take("starsGap")
            starsOfScale = figures.take("starsOfScale")
            aiEasy = figures.take("aiEasy")
            aiHard = figures.take("aiHard")
            humanEasy = figures.take("humanEasy")
            humanHard = figures.take("humanHard")
            aiEasyShare = figures.take("aiEasyShare")
            humanEasyShare = figures.take("humanEasyShare")
        }
    }
}
