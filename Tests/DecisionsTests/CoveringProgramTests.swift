import Testing

@testable import Decisions
@testable import Experiments

@Suite struct CoveringProgramTests {
    /// Three needs of one, each pair covered by a column: half of each is the cheapest.
    @Test func fractionsAreAllowed() {
        let program = CoveringProgram(
            covering: [[0, 1], [1, 2], [0, 2]], costs: [1, 1, 1], requirements: [1, 1, 1])
        #expect(abs(program.cost - 1.5) < 1e-12)
        #expect(program.amounts.allSatisfy { abs($0 - 0.5) < 1e-12 })
    }

    @Test func theCheaperColumnIsTaken() {
        let program = CoveringProgram(
            covering: [[0, 1], [0], [1]], costs: [3, 1, 1], requirements: [2, 5])
        #expect(program.amounts == [0, 2, 5])
        #expect(program.cost == 7)
    }

    @Test func nothingIsNeeded() {
        let program = CoveringProgram(covering: [[0], [1]], costs: [1, 1], requirements: [0, 0])
        #expect(program.amounts == [0, 0])
    }

    /// What is used covers, and the prices that the bound rests on cannot be beaten: both at once
    /// hold for no other cost.
    @Test func coversAtItsCost() {
        let columns = (0..<24).map { start in (0..<8).map { (start + $0) % 24 } }
        let requirements = (0..<24).map { Double(($0 * 7) % 11) + 0.3 }
        let program = CoveringProgram(
            covering: columns, costs: Array(repeating: 8, count: 24), requirements: requirements)
        for hour in 0..<24 {
            let covered = columns.indices.filter { columns[$0].contains(hour) }
                .reduce(0) { $0 + program.amounts[$1] }
            #expect(covered >= requirements[hour] - 1e-9)
        }
        // Hours eight apart are never in one shift: together they are a bound.
        var bound = 0.0
        for first in 0..<8 {
            let needed = requirements[first] + requirements[first + 8] + requirements[first + 16]
            bound = max(bound, 8 * needed)
        }
        #expect(program.cost >= bound - 1e-9)
    }
}

extension CoveringProgram {
    /// Columns that cover one each of some requirements.
    fileprivate init(covering columns: [[Int]], costs: [Double], requirements: [Double]) {
        self.init(
            columns: columns.map { $0.map { Coverage(requirement: $0) } }, costs: costs,
            requirements: requirements)
    }
}
