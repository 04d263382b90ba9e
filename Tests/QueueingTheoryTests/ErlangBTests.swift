import QueueingTheory
import TestSupport
import Testing

struct ErlangBTests {
    /// T6 and the AI session limits of T21.
    @Test(
        arguments: [
            (0, 3.0, 1), (1, 1.0, 1.0 / 2), (2, 1.0, 1.0 / 5), (3, 2.0, 4.0 / 19),
            (10, 4.461, 0.00999778668790276), (100, 84.06, 0.00999170258802648),
            (30, 25, 0.0526031722281406), (18, 15, 0.0861688799686125),
            (20, 15, 0.0455932155898118), (25, 15, 0.00501086819809967),
            (5000, 5000, 0.0111993582785055), (4, 0, 0),
        ] as [(Int, Double, Double)])
    func blocking(servers: Int, load: Double, expected: Double) {
        let queue = ErlangB(servers: servers, offeredLoad: load)
        #expect(agree(queue.blockingProbability, expected))
    }
}
