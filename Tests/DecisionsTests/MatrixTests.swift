import Testing

@testable import Decisions

@Suite struct MatrixTests {
    private let matrix = Matrix(rows: [[2, 1, 0], [1, 3, -1], [0, 4, 5]])

    @Test func theInverse() throws {
        let inverse = try #require(matrix.inverse)
        for (place, row) in matrix.rows.enumerated() {
            for (column, entry) in inverse.times(row.indices.map { matrix.rows[$0][place] })
                .enumerated()
            {
                #expect(abs(entry - (column == place ? 1 : 0)) < 1e-12)
            }
        }
        // A zero at the pivot's place needs another row.
        #expect(Matrix(rows: [[0, 1], [1, 0]]).inverse == Matrix(rows: [[0, 1], [1, 0]]))
        #expect(Matrix(rows: [[1, 2], [2, 4]]).inverse == nil)
    }

    @Test func leastSquares() throws {
        let exact = try #require(matrix.leastSquares(matrix.times([1, -2, 3]), keeping: []))
        for (one, other) in zip(exact, [1.0, -2, 3]) { #expect(abs(one - other) < 1e-9) }
        // Of what is kept the others make the best: the mean of 1 and 3.
        let part = Matrix(rows: [[1, 7], [1, -9]]).leastSquares([1, 3], keeping: [1])
        #expect(part?[1] == 0)
        #expect(abs(try #require(part)[0] - 2) < 1e-9)
        // Where many do, the shortest does.
        let short = try #require(
            Matrix(rows: [[1, 1], [1, 1]]).leastSquares([2, 2], keeping: []))
        #expect(abs(short[0] - 1) < 1e-3 && abs(short[1] - 1) < 1e-3)
    }

    @Test func theWeakestDirection() {
        let weakest = Matrix(rows: [[3, 0], [0, 0.5]]).weakest
        #expect(abs(weakest.value - 0.5) < 1e-12)
        #expect(abs(abs(weakest.direction[1]) - 1) < 1e-12 && abs(weakest.direction[0]) < 1e-12)
        let lost = Matrix(rows: [[1, 2], [2, 4]]).weakest
        #expect(lost.value < 1e-7)
        #expect(abs(lost.direction[0] + 2 * lost.direction[1]) < 1e-7)
        // The product of the singular values is the determinant: 3 by 3, 2 * 19 - 1 * 5 = 33.
        let three = matrix.weakest
        let moved = matrix.times(three.direction)
        #expect(abs(moved.reduce(0) { $0 + $1 * $1 }.squareRoot() - three.value) < 1e-9)
    }
}
