/// Linear equations whose matrix is symmetric and positive definite, by its triangular root
/// (Cholesky; G. H. Golub & C. F. Van Loan 1996, *Matrix Computations*, 4.2).
struct SymmetricSystem {
    private let size: Int
    /// The lower triangle, row by row.
    private var root: [Double]

    /// Takes the matrix apart; nil if it is not positive definite.
    ///
    /// - Parameter matrix: row by row, of which the lower triangle counts.
    /// - Complexity: O(size^3).
    init?(_ matrix: [Double], size: Int) {
        self.size = size
        root = matrix
        for column in 0..<size {
            for row in column..<size {
                var sum = root[row * size + column]
                for place in 0..<column {
                    sum -= root[row * size + place] * root[column * size + place]
                }
                if row == column {
                    guard sum > 1e-12 * matrix[row * size + row], sum > 0 else { return nil }
                    root[row * size + row] = sum.squareRoot()
                } else {
                    root[row * size + column] = sum / root[column * size + column]
                }
            }
        }
    }

    /// Diagonal of the root, whose squares multiply to the determinant.
    var diagonal: [Double] { (0..<size).map { root[$0 * size + $0] } }

    /// What the root has to be multiplied by to give a vector.
    func halfSolution(_ vector: [Double]) -> [Double] {
        var found = vector
        for row in 0..<size {
            var sum = found[row]
            for place in 0..<row { sum -= root[row * size + place] * found[place] }
            found[row] = sum / root[row * size + row]
        }
        return found
    }

    /// What the matrix has to be multiplied by to give a vector.
    func solution(_ vector: [Double]) -> [Double] {
        var found = halfSolution(vector)
        for row in (0..<size).reversed() {
            var sum = found[row]
            for place in row + 1..<size { sum -= root[place * size + row] * found[place] }
            found[row] = sum / root[row * size + row]
        }
        return found
    }
}
