import Workloads

/// Looks for a season beside steps and growth.
///
/// What comes round every year can be made of steps, and a step looks like a season to a table of
/// two years. So both are tried: steps alone, and a season with the steps that are left when it is
/// taken away; the one with the smaller criterion of Schwarz (1978) stands, if its season is more
/// than chance.
struct SeasonSearch {
    let finding: FittedDemand.SeasonFinding
    /// The course of demand, its season in it.
    let path: LevelPath
    /// The mean factor of each month, from January; empty if there is no season.
    let months: [FittedDemand.Estimate]

    /// Looks at a table.
    ///
    /// - Parameter seed: of drawn series.
    init(_ table: CountTable, seed: UInt64) {
        let plain = LevelSearch(table, seed: seed).path
        guard let first = table.days.first, let last = table.days.last,
            last.date.dayNumber - first.date.dayNumber + 1 >= SeasonFit.fewestDays
        else {
            (finding, path, months) = (.tooShort, plain, [])
            return
        }
        let found = SeasonFit.beginnings(table).compactMap {
            SeasonSearch.seasonal(table, seed: seed, from: $0)
        }
        // The first, unless there is strong evidence for the other one (Kass and Raftery 1995).
        let best = found.dropFirst().first { $0.0.criterion < found[0].0.criterion - 6 }
        guard case (var fit, let path)? = best ?? found.first,
            let without = fit.criterionWithout(steps: plain.steps),
            fit.criterion < without, fit.isMoreThanChance(seed: seed)
        else {
            (finding, self.path, months) = (.none, plain, [])
            return
        }
        finding = .found
        self.path = LevelPath(
            table, starts: path.steps, grows: path.growth != 0, season: fit.season)
        months = fit.months
    }

    /// A season, and the steps and growth beside it: by turns.
    private static func seasonal(
        _ table: CountTable, seed: UInt64, from first: SeasonFit
    ) -> (SeasonFit, LevelPath)? {
        var (fit, steps) = (first, first.steps)
        for _ in 0..<2 {
            let path = LevelSearch(table, seed: seed, season: fit.season).path
            if path.steps == steps { return (fit, path) }
            guard let next = SeasonFit.best(table, steps: path.steps) else { return nil }
            (fit, steps) = (next, path.steps)
        }
        return (fit, LevelSearch(table, seed: seed, season: fit.season).path)
    }
}
