import Testing

@testable import RandomVariates

struct CategoryWeightsTests {
    private let weights = CategoryWeights([0, 1, 0, 3, 0])

    @Test func picksByCumulatedWeight() {
        #expect(weights.pick(0x1p-53) == (1, 0x1p-51))
        #expect(weights.pick(0.125) == (1, 0.5))
        #expect(weights.pick(0.25) == (3, 0))
        #expect(weights.pick(0.625) == (3, 0.5))
        #expect(weights.pick(1 - 0x1p-53).member == 3)
    }

    @Test func probabilitiesSumToOne() {
        #expect(weights.bounds == [0, 0, 0.25, 0.25, 1, 1])
        #expect((0..<5).map(weights.probability) == [0, 0.25, 0, 0.75, 0])
        #expect(weights.mean(Double.init) == 2.5)
    }

    @Test func unevenWeightsStillEndAtOne() {
        let weights = CategoryWeights([0.1, 0.2, 0.3, 0.1, 0.7, 1e-9])
        #expect(weights.bounds.last == 1)
        #expect(weights.pick(1 - 0x1p-53).member == 5)
    }

    @Test func firstIndexInOrderIsThatOfALinearSearch() {
        let values = [1.0, 2, 2, 3, 5]
        for limit in [0.5, 1, 1.5, 2, 4, 5, 6] {
            let expected = values.firstIndex { $0 > limit } ?? values.count
            #expect(values.firstIndex(inOrder: { $0 > limit }) == expected)
        }
        #expect([Double]().firstIndex(inOrder: { $0 > 0 }) == 0)
    }
}
