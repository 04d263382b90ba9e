import Experiments

/// How many days of a week an agent works at most, and how many days off come in a row.
public struct WeeklyPattern: Sendable, Equatable {
    /// Days with a shift, at most; from 1 to 7.
    public let workDays: Int
    /// Days off that follow each other at least, round the end of the week too.
    public let daysOffInARow: Int

    /// Five days of seven, and two days off in a row.
    public static let usual = WeeklyPattern(checkedWorkDays: 5, daysOffInARow: 2)

    private init(checkedWorkDays: Int, daysOffInARow: Int) {
        workDays = checkedWorkDays
        self.daysOffInARow = daysOffInARow
    }

    /// A pattern.
    ///
    /// - Throws: `InvalidQuestion` if a week does not have so many days.
    public init(workDays: Int, daysOffInARow: Int) throws {
        guard (1...7).contains(workDays), daysOffInARow >= 0, workDays + daysOffInARow <= 7 else {
            throw InvalidQuestion(
                message: "a week has no \(workDays) days of work and \(daysOffInARow) days off in "
                    + "a row",
                hint: "Together they are 7 at most.")
        }
        self.init(checkedWorkDays: workDays, daysOffInARow: daysOffInARow)
    }

    /// The ways to spread the days of work over a week, each as the days, from 0 for Monday.
    var weeks: [[Int]] {
        (0..<1 << 7).map { set in (0..<7).filter { set & 1 << $0 != 0 } }.filter { days in
            days.count == workDays && hasRest(days)
        }
    }

    private func hasRest(_ days: [Int]) -> Bool {
        daysOffInARow == 0
            || (0..<7).contains { start in
                (start..<start + daysOffInARow).allSatisfy { !days.contains($0 % 7) }
            }
    }

    /// The fewest agents who can work so many shifts on each day of the week.
    ///
    /// Exact: the cheapest cover of seven needs.
    func fewestAgents(for shiftsByDay: [Int]) -> Int {
        let weeks = weeks
        return CoverSearch(
            columns: weeks.map { $0.map { Coverage(requirement: $0) } },
            costs: weeks.map { _ in 1 }, needs: shiftsByDay.map(Double.init)
        ).cost
    }
}
