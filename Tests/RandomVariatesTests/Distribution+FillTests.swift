import RandomVariates
import Testing

struct DistributionFillTests {
    @Test(arguments: Sample.all)
    func givesTheSameBitsAsSingleDraws(_ sample: Sample) {
        let stream = KeyedStream(seed: 1, replication: 0, purpose: 8)
        for (count, firstEntity) in [(0, 0), (1, 7), (130, 0), (131, 41), (500, 3)] {
            var values = [Double](repeating: .nan, count: count)
            var buffer = values.mutableSpan
            sample.distribution.fill(
                &buffer, from: stream, firstEntity: UInt64(firstEntity), index: 2)
            let expected = (0..<count).map { offset in
                let entity = UInt64(firstEntity + offset)
                return sample.distribution.quantile(stream.uniform(entity: entity, index: 2))
            }
            #expect(values == expected)
        }
    }
}
