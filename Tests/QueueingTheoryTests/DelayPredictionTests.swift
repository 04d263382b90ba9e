import Testing

@testable import QueueingTheory

struct DelayPredictionTests {
    /// Patient customers: the prediction is exact on average, and the number ahead is geometric.
    @Test func queueLengthIsUnbiasedForPatientCustomers() {
        let queue = DelayPrediction(
            .queueLength, arrivalRate: 10, serviceRate: 1, abandonmentRate: 0, servers: 14)
        #expect(abs(queue.bias) < 1e-12)
        #expect(abs(queue.meanActual - 0.25) < 1e-12)
        #expect(abs(queue.meanSquaredError - 1 / (1 - 10.0 / 14) / 196) < 1e-12)
    }

    /// With impatience, those ahead who give up make the plain prediction too long.
    @Test func abandonmentShortensTheWait() {
        func predict(_ rule: DelayPrediction.Rule) -> DelayPrediction {
            DelayPrediction(
                rule, arrivalRate: 20, serviceRate: 1, abandonmentRate: 0.5, servers: 14)
        }
        let (plain, corrected) = (predict(.queueLength), predict(.queueLengthWithAbandonment))
        #expect(plain.meanActual == corrected.meanActual)
        #expect(plain.bias > 5 * corrected.bias && corrected.bias > 0)
        #expect(plain.meanSquaredError > corrected.meanSquaredError)
    }

    /// One server, nobody ahead or one: by hand for the first terms of a light queue.
    @Test func aLightQueueByHand() {
        let queue = DelayPrediction(
            .queueLength, arrivalRate: 1e-9, serviceRate: 2, abandonmentRate: 1, servers: 1)
        // Nobody is ahead: served with rate 2 before giving up with rate 1, after 1/3.
        #expect(abs(queue.meanActual - 1.0 / 3) < 1e-6)
        #expect(queue.meanPredicted == 0.5 || abs(queue.meanPredicted - 0.5) < 1e-6)
        #expect(abs(queue.meanSquaredError - (1.0 / 9 + 1.0 / 36)) < 1e-6)
    }
}
