/// A small dense matrix: derivatives of a few measures by a few inputs.
struct Matrix: Sendable, Equatable {
    /// Its rows, all of one length.
    var rows: [[Double]]

    /// The product with a column.
    func times(_ column: [Double]) -> [Double] {
        rows.map { row in zip(row, column).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// The transposed matrix times this one.
    private var gram: Matrix {
        let columns = rows.first?.indices ?? 0..<0
        return Matrix(
            rows: columns.map { one in
                columns.map { other in rows.reduce(0) { $0 + $1[one] * $1[other] } }
            })
    }

    /// The inverse by elimination with partial pivoting; nil if it has none.
    var inverse: Matrix? {
        let count = rows.count
        var (left, right) = (rows, Matrix.unit(count).rows)
        for column in 0..<count {
            let pivot = (column..<count).max { abs(left[$0][column]) < abs(left[$1][column]) }
            guard let pivot, left[pivot][column].isFinite, left[pivot][column] != 0 else {
                return nil
            }
            left.swapAt(column, pivot)
            right.swapAt(column, pivot)
            for row in 0..<count where row != column {
                let factor = left[row][column] / left[column][column]
                for place in 0..<count {
                    left[row][place] -= factor * left[column][place]
                    right[row][place] -= factor * right[column][place]
                }
            }
        }
        let found = (0..<count).map { row in right[row].map { $0 / left[row][row] } }
        return found.joined().allSatisfy(\.isFinite) ? Matrix(rows: found) : nil
    }

    /// The column whose product is nearest to a wanted one, by least squares with a ridge so small
    /// that it matters only where there is none or more than one; entries that are kept are 0.
    func leastSquares(_ wanted: [Double], keeping kept: Set<Int>) -> [Double]? {
        let columns = rows.first?.indices ?? 0..<0
        let free = columns.filter { !kept.contains($0) }
        let part = Matrix(rows: rows.map { row in free.map { row[$0] } })
        var gram = part.gram
        let size = free.indices.reduce(0) { $0 + gram.rows[$1][$1] }
        for place in free.indices { gram.rows[place][place] += 1e-12 * size }
        let side = free.map { column in
            zip(rows, wanted).reduce(0) { $0 + $1.0[column] * $1.1 }
        }
        guard let found = gram.inverse?.times(side) else { return nil }
        var all = [Double](repeating: 0, count: columns.count)
        for (place, column) in free.enumerated() { all[column] = found[place] }
        return all
    }

    /// The smallest singular value and the direction in which it is: by turning pairs of axes until
    /// the product with the transposed matrix is diagonal (C. Jacobi 1846).
    var weakest: (value: Double, direction: [Double]) {
        var (product, turned) = (gram.rows, Matrix.unit(rows.count).rows)
        let places = product.indices
        for _ in 0..<30 {
            for one in places {
                for other in places where other > one && product[one][other] != 0 {
                    let difference = product[other][other] - product[one][one]
                    let ratio = difference / (2 * product[one][other])
                    let sign = ratio < 0 ? -1.0 : 1.0
                    let tangent = sign / (abs(ratio) + (ratio * ratio + 1).squareRoot())
                    let cosine = 1 / (tangent * tangent + 1).squareRoot()
                    let sine = tangent * cosine
                    for row in places {
                        let (left, right) = (product[row][one], product[row][other])
                        product[row][one] = cosine * left - sine * right
                        product[row][other] = sine * left + cosine * right
                    }
                    for column in places {
                        let (upper, lower) = (product[one][column], product[other][column])
                        product[one][column] = cosine * upper - sine * lower
                        product[other][column] = sine * upper + cosine * lower
                        let (left, right) = (turned[column][one], turned[column][other])
                        turned[column][one] = cosine * left - sine * right
                        turned[column][other] = sine * left + cosine * right
                    }
                }
            }
        }
        let least = places.min { product[$0][$0] < product[$1][$1] } ?? 0
        return (max(product[least][least], 0).squareRoot(), turned.map { $0[least] })
    }

    private static func unit(_ count: Int) -> Matrix {
        Matrix(
            rows: (0..<count).map { row in (0..<count).map { $0 == row ? 1 : 0 } })
    }
}
