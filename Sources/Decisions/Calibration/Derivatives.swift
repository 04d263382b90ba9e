import SimulationStatistics

/// How the measures move with the inputs, by differences on the same customers.
struct Derivatives: Sendable {
    /// A row for each measure, a column for each input.
    var values: Matrix
    /// Standard errors of the same.
    let errors: Matrix
}

extension CalibrationTrials {
    /// Derivatives at a point by central differences, or one-sided ones where an input can go one
    /// way only.
    ///
    /// Under common random numbers the variance of a difference falls with the step, so that steps
    /// may be as small as what is asked about (P. Glasserman & D. Yao 1992, "Some guidelines and
    /// guarantees for common random numbers", Management Science 38); steps as long as the interval
    /// of the input average over just the values that it is to say something about.
    ///
    /// - Returns: nil if an input cannot be moved at all.
    mutating func derivatives(
        at values: [Double], steps: [Double], of sought: [SoughtInput], bothWays: Bool
    ) async throws -> Derivatives? {
        var (columns, errors): ([[Double]], [[Double]]) = ([], [])
        for (place, input) in sought.enumerated() {
            var ends: [[Double]] = []
            for step in [steps[place], -steps[place]] where bothWays || ends.count < 1 {
                var moved = values
                moved[place] = input.allowed(values[place] + step, from: values[place])
                if moved != values, try await point(moved) != nil { ends.append(moved) }
            }
            if ends.count == 1 { ends.append(values) }
            guard ends.count == 2, let ahead = samples(ends[0]), let behind = samples(ends[1])
            else { return nil }
            let width = ends[0][place] - ends[1][place]
            let changes = zip(ahead, behind).map { $0 - $1 }
            columns.append(changes.map { $0.mean / width })
            errors.append(changes.map { $0.standardError / abs(width) })
        }
        func transposed(_ columns: [[Double]]) -> Matrix {
            Matrix(rows: values.indices.map { row in columns.map { $0[row] } })
        }
        return Derivatives(values: transposed(columns), errors: transposed(errors))
    }
}
