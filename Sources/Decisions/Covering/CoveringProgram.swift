/// The linear program of covering: amounts of columns, at least 0 and perhaps at most something,
/// that cover every requirement at the lowest cost, fractions allowed.
///
/// Solved by the simplex method on the dual, `maximise requirement x price - limit x rent` where no
/// column may be worth more than it costs and its rent: prices and rents of 0 are allowed there, so
/// that no first phase is needed. The tableau is the condensed one, without the columns of the
/// basis. The steepest price enters; should that go on for suspiciously long, the first one does
/// (R. G. Bland, 1977), which ends always.
///
/// - Complexity: O(columns x requirements) per pivot; pivots grow about as their sum.
struct CoveringProgram {
    /// Amount of each column.
    let amounts: [Double]
    /// Their cost, below which no cover is possible; infinite if there is none.
    let cost: Double
    /// Cells of the tableau that were computed.
    let work: Int

    /// Solves the program.
    ///
    /// - Parameters:
    ///   - columns: how much of which requirement one unit of each column covers.
    ///   - costs: of one unit of each column, above 0.
    ///   - requirements: how much is needed of each.
    ///   - limits: how much there may be of a column at most, for those of which there may not be
    ///     any amount.
    /// - Precondition: some column covers every requirement above 0.
    init(
        columns: [[Coverage]], costs: [Double], requirements: [Double],
        limits: [Int: Double] = [:]
    ) {
        var tableau = Tableau(columns, costs, requirements, limits)
        let isBounded = tableau.optimise()
        amounts = tableau.amounts
        work = tableau.work
        cost = isBounded ? zip(amounts, costs).reduce(0) { $0 + $1.0 * $1.1 } : .infinity
    }
}

/// What one unit of a column covers of one requirement.
struct Coverage: Sendable, Equatable {
    /// The requirement, by number.
    let requirement: Int
    /// How much of it, above 0.
    var amount = 1.0
}

/// A condensed tableau: a row for each column of the cover, the last one for the objective.
private struct Tableau {
    private var cells: [[Double]]
    /// What each row and each column stands for: prices and rents from 0, then slacks.
    private var basis: [Int]
    private var outside: [Int]
    private(set) var work = 0

    private static let tolerance = 1e-9

    init(
        _ columns: [[Coverage]], _ costs: [Double], _ requirements: [Double],
        _ limits: [Int: Double]
    ) {
        let limited = limits.keys.sorted()
        let width = requirements.count + limited.count
        cells = zip(columns, costs).map { column, cost in
            var row = [Double](repeating: 0, count: width + 1)
            for part in column { row[part.requirement] = part.amount }
            row[width] = cost
            return row
        }
        for (place, column) in limited.enumerated() {
            cells[column][requirements.count + place] = -1
        }
        cells.append(requirements.map { -$0 } + limited.map { limits[$0] ?? 0 } + [0])
        outside = Array(0..<width)
        basis = Array(width..<width + columns.count)
    }

    /// The dual values of the slacks: how much of each column is used.
    var amounts: [Double] {
        var amounts = [Double](repeating: 0, count: basis.count)
        for (place, variable) in outside.enumerated() where variable >= outside.count {
            amounts[variable - outside.count] = max(0, cells[basis.count][place])
        }
        return amounts
    }

    /// Pivots until nothing is left to gain; false if the gain has no end, which means that nothing
    /// covers the requirements.
    mutating func optimise() -> Bool {
        let patience = 10 * (basis.count + outside.count)
        var pivots = 0
        while let column = entering(bySteepest: pivots < patience) {
            guard let row = leaving(column) else { return false }
            pivot(row, column)
            pivots += 1
        }
        return true
    }

    private func entering(bySteepest: Bool) -> Int? {
        let objective = cells[basis.count]
        let candidates = outside.indices.filter { objective[$0] < -Tableau.tolerance }
        return bySteepest
            ? candidates.min { objective[$0] < objective[$1] }
            : candidates.min { outside[$0] < outside[$1] }
    }

    private func leaving(_ column: Int) -> Int? {
        var best: (row: Int, ratio: Double)?
        for row in basis.indices where cells[row][column] > Tableau.tolerance {
            let ratio = cells[row][outside.count] / cells[row][column]
            if let known = best, (known.ratio, basis[known.row]) < (ratio, basis[row]) { continue }
            best = (row, ratio)
        }
        return best?.row
    }

    private mutating func pivot(_ row: Int, _ column: Int) {
        let pivot = cells[row][column]
        var scaled = cells[row].map { $0 / pivot }
        work += scaled.count
        for other in cells.indices where other != row && cells[other][column] != 0 {
            let factor = cells[other][column]
            for place in scaled.indices { cells[other][place] -= factor * scaled[place] }
            cells[other][column] = -factor / pivot
            work += scaled.count
        }
        scaled[column] = 1 / pivot
        cells[row] = scaled
        swap(&basis[row], &outside[column])
    }
}
