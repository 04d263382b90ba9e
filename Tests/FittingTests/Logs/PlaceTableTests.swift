import RandomVariates
import Testing

@testable import Fitting

struct PlaceTableTests {
    /// A hundred thousand operations beside a dictionary, on names that crowd together.
    @Test(arguments: [50, 5_000]) func asADictionary(names: Int) {
        let stream = KeyedStream(seed: 5, replication: UInt64(names), purpose: 1)
        var (table, shadow) = (PlaceTable(), [UInt64: Int]())
        var wrong = 0
        for step in 0..<100_000 {
            let draw = stream.uniform(entity: UInt64(2 * step))
            // Zero is a name, and so are neighbours.
            let name = UInt64(draw * Double(names))
            switch Int(stream.uniform(entity: UInt64(2 * step + 1)) * 3) {
            case 0:
                // Another place than it has is not forgotten.
                if let place = shadow[name] { table.forget(name, at: place) }
                table.forget(name, at: step + 1)
                shadow[name] = nil
            case 1:
                if table.exchange(name, step) != shadow.updateValue(step, forKey: name) {
                    wrong += 1
                }
            default: if table[name] != shadow[name] { wrong += 1 }
            }
        }
        #expect(wrong == 0)
        #expect((0..<UInt64(names)).allSatisfy { table[$0] == shadow[$0] })
    }
}
