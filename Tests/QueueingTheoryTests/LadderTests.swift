import TestSupport
import Testing

@testable import QueueingTheory

struct LadderTests {
    @Test func geometric() {
        let ladder = Ladder(settledFrom: 0) { _ in 0.5 }
        #expect(agree(ladder.probabilities[3], 1.0 / 16))
        #expect(agree(ladder.meanExcess(over: 0), 1))
        #expect(agree(ladder.meanExcess(over: 3), 1.0 / 8))
        #expect(agree(ladder.meanWithin(1), 0.5))
        #expect(agree(ladder.mass(2..<Int.max), 0.25))
    }

    @Test func finite() {
        let ladder = Ladder(settledFrom: 0, last: 2) { _ in 1 }
        #expect(ladder.probabilities == [Double](repeating: 1.0 / 3, count: 3))
        #expect(Ladder(settledFrom: 0, last: 0) { _ in 1 }.probabilities == [1])
        #expect(ladder.mass(5..<8) == 0)
        #expect(ladder.meanExcess(over: 7) == 0)
    }

    @Test func poissonFarBeyondTheRangeOfTheExponential() {
        let ladder = Ladder(settledFrom: 0) { 20_000 / Double($0 + 1) }
        #expect(agree(ladder.probabilities[20_000], 0.00282093616381361))
        #expect(agree(ladder.meanExcess(over: 0), 20_000))
    }

    @Test func anImprobableUpperPartKeepsItsDigits() {
        let ladder = Ladder(settledFrom: 50) { 0.1 * 50 / Double(min($0 + 1, 50)) }
        let bound = ladder.mass(50..<51)
        #expect(bound < 1e-29)
        #expect(agree(ladder.mass(50..<Int.max), bound / 0.9))
    }

    @Test func aSecondHillIsNotCutOff() {
        let ladder = Ladder(settledFrom: 3) { [1e-20, 1e-20, 1e60, 0.5][min($0, 3)] }
        #expect(agree(ladder.mass(3..<Int.max), 1))
    }
}
