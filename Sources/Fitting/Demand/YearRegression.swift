import ElementaryFunctions

/// Values of days that are sums of what their weekday, levels, a growth and the season make of
/// them, and of chance that has something of the day before.
///
/// The season has a knot for each of 52 weeks, whose differences from knot to knot, or the
/// differences of these, are small: normal ones with the variance that makes the values the
/// likeliest (restricted likelihood; Harville 1977). So a season is drawn to none as far as chance
/// explains it, and smoothed as far as it is smooth (Eilers and Marx 1996), which of the two kinds
/// of differences are small being told by the likelihood, too. The posterior variances that come
/// with this cover the truth as often as they say on average over the year, for what smoothing
/// takes away is in them (Wahba 1983).
struct YearRegression {
    /// What explains a day: places of columns and their values.
    typealias Row = [(column: Int, value: Double)]

    /// What makes the values the likeliest.
    struct Solution {
        var coefficients: [Double] = []
        /// The weighted squares that are left.
        var rest = 0.0
        /// The same without a season.
        var restWithout = 0.0
        /// By how much the logarithm of the likelihood grows with the season, twice.
        var gain = 0.0
        /// What a day has of the day before, less what the fit hides of it.
        var correlation = 0.0
        /// How many free numbers the season is worth.
        var freedom = 0.0
        fileprivate var key = 0
        fileprivate var candidate: Int?
    }

    private let numbers: [Int]
    private let rows: [Row]
    /// How many columns come before those of the season, and how many of them are for weekdays.
    private let free: Int
    private let weekdays: Int
    private let hasSeason: Bool
    private var prepared: [Int: Prepared] = [:]

    /// Days with these numbers and rows.
    ///
    /// - Parameters:
    ///   - free: how many columns there are before those of the knots.
    ///   - weekdays: how many of them are for weekdays.
    ///   - hasSeason: whether rows have knots.
    init(_ numbers: [Int], _ rows: [Row], free: Int, weekdays: Int, hasSeason: Bool) {
        (self.numbers, self.rows) = (numbers, rows)
        (self.free, self.weekdays, self.hasSeason) = (free, weekdays, hasSeason)
    }

    private var size: Int { free + (hasSeason ? YearSeason.knots : 0) }

    /// What remains of a day after so many.
    static func kept(_ correlation: Double, _ days: Int) -> Double {
        // After three weeks nothing is left.
        days > 21 ? 0 : (0..<days).reduce(1.0) { value, _ in value * correlation }
    }

    /// What a day has of the day before, by the days that follow each other; nil if too few do.
    static func correlation(of rest: [Double], _ numbers: [Int]) -> Double? {
        let whole = rest.reduce(0) { $0 + $1 * $1 } / Double(rest.count)
        var (products, pairs) = (0.0, 0.0)
        for place in rest.indices.dropFirst() where numbers[place] - numbers[place - 1] == 1 {
            products += rest[place] * rest[place - 1]
            pairs += 1
        }
        return pairs >= 5 && whole > 0 ? max(0, products / pairs / whole) : nil
    }

    // MARK: Systems of equations

    private struct Candidate {
        let system: SymmetricSystem
        /// What is subtracted from the logarithm of the likelihood for the matrix, twice.
        let penalty: Double
        /// The inverse variance of differences, and whether they are those of differences.
        let precision: Double
        let isOfSlopes: Bool
    }

    /// All that does not depend on the values, for a correlation.
    private struct Prepared {
        let correlation: Double
        let rows: [Row]
        let without: SymmetricSystem?
        let candidates: [Candidate]
        var freedoms: [Int: Double] = [:]
    }

    /// Less what it has of the day before, in standard deviations of a day.
    private func whitened(_ values: [Double], _ correlation: Double) -> [Double] {
        values.indices.map { place in
            guard place > 0 else { return values[0] }
            let kept = YearRegression.kept(correlation, numbers[place] - numbers[place - 1])
            return (values[place] - kept * values[place - 1]) / (1 - kept * kept).squareRoot()
        }
    }

    private func whitened(_ correlation: Double) -> [Row] {
        rows.indices.map { place in
            guard place > 0 else { return rows[0] }
            let kept = YearRegression.kept(correlation, numbers[place] - numbers[place - 1])
            let scale = 1 / (1 - kept * kept).squareRoot()
            return rows[place].map { ($0.column, $0.value * scale) }
                + (kept > 0 ? rows[place - 1].map { ($0.column, -kept * scale * $0.value) } : [])
        }
    }

    private static let precisions = (-3...10).map { step in
        Elementary.exp(Double(step) * Elementary.log(10) * 0.6)
    }

    private mutating func prepare(_ key: Int) {
        guard prepared[key] == nil else { return }
        let correlation = Double(key) / 50
        let whitened = whitened(correlation)
        var products = [Double](repeating: 0, count: size * size)
        for row in whitened {
            for one in row {
                for other in row {
                    products[one.column * size + other.column] += one.value * other.value
                }
            }
        }
        var candidates: [Candidate] = []
        for isOfSlopes in hasSeason ? [false, true] : [] {
            for precision in YearRegression.precisions {
                var matrix = products
                add(precision, isOfSlopes, to: &matrix)
                guard let system = SymmetricSystem(matrix, size: size) else { continue }
                let knots = Double(YearSeason.knots)
                let ofPrior =
                    (isOfSlopes ? 4 : 2) * Elementary.log(knots)
                    + (knots - 1) * Elementary.log(precision) + Elementary.log(knots)
                candidates.append(
                    Candidate(
                        system: system, penalty: system.logarithmOfDeterminant - ofPrior,
                        precision: precision, isOfSlopes: isOfSlopes))
            }
        }
        let all = size
        let ofFree = (0..<free).flatMap { row in
            (0..<free).map { products[row * all + $0] }
        }
        prepared[key] = Prepared(
            correlation: correlation, rows: whitened,
            without: SymmetricSystem(ofFree, size: free), candidates: candidates)
    }

    /// Adds what is known of a season before any day is seen: differences that are small, and a
    /// mean of 0.
    private func add(_ precision: Double, _ isOfSlopes: Bool, to matrix: inout [Double]) {
        let knots = YearSeason.knots
        let weights = isOfSlopes ? [6.0, -4, 1] : [2.0, -1]
        for row in 0..<knots {
            for (distance, weight) in weights.enumerated() {
                for column in Set([row + distance, row + knots - distance].map { $0 % knots }) {
                    matrix[(free + row) * size + free + column] += precision * weight
                }
            }
            for column in 0..<knots { matrix[(free + row) * size + free + column] += 1 }
        }
    }

    // MARK: Solutions

    /// The likeliest coefficients; nil if the days do not determine them.
    mutating func solution(_ values: [Double]) -> Solution? {
        var solution = Solution(correlation: 0.3)
        for _ in 0..<3 {
            let key = Int((solution.correlation * 50).rounded())
            prepare(key)
            guard let found = likeliest(values, key) else { return nil }
            solution = found
            solution.correlation = correlation(values, without: &solution)
        }
        return solution
    }

    private func likeliest(_ values: [Double], _ key: Int) -> Solution? {
        guard let known = prepared[key], let without = known.without else { return nil }
        let whitened = whitened(values, known.correlation)
        var products = [Double](repeating: 0, count: size)
        for (row, value) in zip(known.rows, whitened) {
            for part in row { products[part.column] += part.value * value }
        }
        let squares = whitened.reduce(0) { $0 + $1 * $1 }
        let degrees = Double(values.count - free)
        /// Squares that are left, and twice the negative logarithm of the likelihood.
        func likelihood(_ system: SymmetricSystem, _ penalty: Double, _ size: Int) -> (
            rest: Double, value: Double
        ) {
            let half = system.halfSolution(Array(products.prefix(size)))
            let rest = max(1e-12, squares - half.reduce(0) { $0 + $1 * $1 })
            return (rest, degrees * Elementary.log(rest) + penalty)
        }
        let flat = likelihood(without, without.logarithmOfDeterminant, free)
        var solution = Solution(rest: flat.rest, restWithout: flat.rest, key: key)
        for (place, candidate) in known.candidates.enumerated() {
            let found = likelihood(candidate.system, candidate.penalty, size)
            guard flat.value - found.value > solution.gain else { continue }
            (solution.gain, solution.rest) = (flat.value - found.value, found.rest)
            solution.candidate = place
        }
        if let place = solution.candidate {
            solution.coefficients = known.candidates[place].system.solution(products)
        } else {
            solution.coefficients =
                without.solution(Array(products.prefix(free)))
                + Array(repeating: 0, count: size - free)
        }
        return solution
    }

    /// What a day has of the day before when all is taken away that is explained, and what that
    /// hides: each free number takes as much from products of neighbours as from squares, of which
    /// the latter are more (as Kendall 1954 has it for the mean).
    private mutating func correlation(
        _ values: [Double], without solution: inout Solution
    ) -> Double {
        solution.freedom = freedom(solution)
        let rest = zip(values, explained(by: solution)).map { $0 - $1 }
        let n = Double(values.count)
        guard let seen = YearRegression.correlation(of: rest, numbers) else { return 0 }
        let slow = solution.freedom + Double(free - weekdays + 1)
        return min(0.94, seen + ((1 + seen) * slow + 2 * seen) / n)
    }

    /// What days are by a solution, but for chance.
    func explained(by solution: Solution) -> [Double] {
        rows.map { row in
            row.reduce(0) { $0 + $1.value * solution.coefficients[$1.column] }
        }
    }

    /// How many free numbers a season is worth: the trace of what makes estimates of values.
    private mutating func freedom(_ solution: Solution) -> Double {
        guard let place = solution.candidate, let known = prepared[solution.key] else { return 0 }
        if let freedom = known.freedoms[place] { return freedom }
        let candidate = known.candidates[place]
        var prior = [Double](repeating: 0, count: size * size)
        add(candidate.precision, candidate.isOfSlopes, to: &prior)
        let fixed = (free..<size).reduce(0.0) { sum, column in
            let own = (0..<size).map { prior[$0 * size + column] }
            return sum + candidate.system.solution(own)[column]
        }
        let freedom = Double(YearSeason.knots) - fixed
        prepared[solution.key]?.freedoms[place] = freedom
        return freedom
    }

    /// The posterior variance of a sum of knots with these weights, in the unit of the values.
    func variance(of weights: [Double], _ solution: Solution) -> Double {
        guard let place = solution.candidate, let known = prepared[solution.key] else { return 0 }
        let all = Array(repeating: 0, count: free) + weights
        let half = known.candidates[place].system.halfSolution(all)
        let degrees = Double(numbers.count - free)
        return half.reduce(0) { $0 + $1 * $1 } * solution.rest / degrees
    }

    /// Twice the negative logarithm of the likelihood of values with these standard deviations, but
    /// for a constant, and the price of the numbers that are free (G. Schwarz 1978). A season pays
    /// in its likelihood, which is that over all seasons of its kind.
    func criterion(_ solution: Solution, deviations: [Double]) -> Double {
        let n = Double(numbers.count)
        let correlation = Double(solution.key) / 50
        let scales = numbers.indices.reduce(0.0) { sum, place in
            let kept =
                place > 0
                ? YearRegression.kept(correlation, numbers[place] - numbers[place - 1]) : 0
            return sum + 2 * Elementary.log(deviations[place]) + Elementary.log(1 - kept * kept)
        }
        return n * Elementary.log(solution.restWithout / n) + scales - solution.gain
            + Elementary.log(n) * Double(free)
    }
}

extension SymmetricSystem {
    /// The logarithm of the determinant.
    fileprivate var logarithmOfDeterminant: Double {
        2 * diagonal.reduce(0) { $0 + Elementary.log($1) }
    }
}

extension YearRegression {
    /// Values of the same days in which nothing changes but by chance.
    func drawn(_ correlation: Double, _ uniform: (UInt64) -> Double) -> [Double] {
        var last = 0.0
        return numbers.indices.map { place in
            let own = Elementary.normalQuantile(uniform(UInt64(place)))
            let kept =
                place == 0
                ? 0 : YearRegression.kept(correlation, numbers[place] - numbers[place - 1])
            last = kept * last + (1 - kept * kept).squareRoot() * own
            return last
        }
    }
}
