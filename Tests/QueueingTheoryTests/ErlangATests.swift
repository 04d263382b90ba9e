import TestSupport
import Testing

@testable import QueueingTheory

/// One queue and what is known about it.
struct ErlangACase: Sendable, CustomTestStringConvertible {
    let name: String
    let queue: ErlangA
    let time: Double
    let wait: Double
    let abandonment: Double
    let meanWait: Double
    let served: Double
    let abandonedInTime: Double
    let occupancy: Double

    var testDescription: String { name }

    /// T5, T8, T9, T21, and large systems under several loads.
    ///
    /// By quadrature of the density of the virtual wait, of which the time to the front of
    /// the queue is a mixture (Baccelli & Hebuterne, 1981).
    static let all = [
        ErlangACase(
            name: "T5",
            queue: ErlangA(
                arrivalRate: 100.0 / 30, serviceRate: 1.0 / 3, abandonmentRate: 0.2, servers: 14),
            time: 1.0 / 3, wait: 0.145260114296361, abandonment: 0.0139837441224089,
            meanWait: 0.0699187206120447, served: 0.916792091863547,
            abandonedInTime: 0.00716393541119861, occupancy: 0.704297325626851),
        ErlangACase(
            name: "T8, 13 servers",
            queue: ErlangA(
                arrivalRate: 3.5, serviceRate: 1.0 / 3, abandonmentRate: 0.2, servers: 13),
            time: 1.0 / 3, wait: 0.281254515413627, abandonment: 0.0330426753638405,
            meanWait: 0.165213376819202, served: 0.816309501898502,
            abandonedInTime: 0.0147583425078703, occupancy: 0.78100399297536),
        ErlangACase(
            name: "T8, 9 servers",
            queue: ErlangA(
                arrivalRate: 3.5, serviceRate: 1.0 / 3, abandonmentRate: 0.2, servers: 9),
            time: 1.0 / 3, wait: 0.789838960120721, abandonment: 0.188728118318736,
            meanWait: 0.943640591593682, served: 0.302079451767624,
            abandonedInTime: 0.0479725646718108, occupancy: 0.946483861961474),
        ErlangACase(
            name: "T9",
            queue: ErlangA(arrivalRate: 48, serviceRate: 1, abandonmentRate: 0.5, servers: 50),
            time: 1.0 / 6, wait: 0.46777406855379, abandonment: 0.0309122491621932,
            meanWait: 0.0618244983243864, served: 0.832576472082809,
            abandonedInTime: 0.0237864384285582, occupancy: 0.930324240804295),
        ErlangACase(
            name: "T21",
            queue: ErlangA(
                arrivalRate: 3, serviceRate: 1.0 / 3, abandonmentRate: 0.2, servers: 12),
            time: 1.0 / 3, wait: 0.212870236335498, abandonment: 0.0241448503574394,
            meanWait: 0.120724251787197, served: 0.864747178930536,
            abandonedInTime: 0.0110184692958817, occupancy: 0.73189136223192),
        ErlangACase(
            name: "5000 servers, critical",
            queue: ErlangA(
                arrivalRate: 5000, serviceRate: 1, abandonmentRate: 0.5, servers: 5000),
            time: 0.01, wait: 0.587342385755888, abandonment: 0.0046738445276766,
            meanWait: 0.0093476890553532, served: 0.636430059898137,
            abandonedInTime: 0.00235891070930297, occupancy: 0.995326155472323),
        ErlangACase(
            name: "5000 servers, overloaded",
            queue: ErlangA(
                arrivalRate: 5500, serviceRate: 1, abandonmentRate: 2, servers: 5000),
            time: 0.04, wait: 0.999999367699603, abandonment: 0.0909090921255084,
            meanWait: 0.0454545460627542, served: 0.204883222949714,
            abandonedInTime: 0.0745582714013446, occupancy: 0.999999998661941),
        ErlangACase(
            name: "1000 servers, patient",
            queue: ErlangA(
                arrivalRate: 1010, serviceRate: 1, abandonmentRate: 0.02, servers: 1000),
            time: 1, wait: 0.995343224702316, abandonment: 0.0100035280174967,
            meanWait: 0.500176400874837, served: 0.977677948836973,
            abandonedInTime: 0.00998432411404935, occupancy: 0.999896436702328),
    ]
}

struct ErlangATests {
    @Test(arguments: ErlangACase.all)
    func knownValues(_ known: ErlangACase) {
        let queue = known.queue
        #expect(agree(queue.waitProbability, known.wait))
        #expect(agree(queue.abandonmentProbability, known.abandonment))
        #expect(agree(queue.meanWait, known.meanWait))
        #expect(agree(queue.meanQueueLength, known.meanWait * queue.arrivalRate))
        #expect(agree(queue.occupancy, known.occupancy))
        #expect(agree(queue.servedWithin(known.time), known.served))
        #expect(agree(queue.abandonedWithin(known.time), known.abandonedInTime))
        #expect(queue.blockingProbability == 0)
    }

    @Test(arguments: ErlangACase.all)
    func conservation(_ known: ErlangACase) {
        let queue = known.queue
        let served = 1 - queue.abandonmentProbability
        let load = queue.arrivalRate / queue.serviceRate
        #expect(agree(queue.abandonmentProbability, queue.abandonmentRate * queue.meanWait))
        #expect(agree(queue.occupancy, load * served / Double(queue.servers)))
        #expect(agree(queue.meanNumberInSystem, queue.meanQueueLength + load * served))
        #expect(agree(queue.servedWithin(0) + queue.waitProbability, 1))
        #expect(queue.abandonedWithin(0) < 1e-12)
        #expect(agree(queue.servedWithin(200), served))
        #expect(agree(queue.abandonedWithin(200), queue.abandonmentProbability))
    }

    /// T13, then 3 servers and room for 5, by the matrix exponential of the tagged customer.
    @Test func finiteWaitingRoom() {
        let small = ErlangA(
            arrivalRate: 3, serviceRate: 4, abandonmentRate: 0, servers: 2, waitingRoom: 1)
        #expect(agree(small.blockingProbability, 0.0493601462522852))
        #expect(agree(small.meanNumberInSystem, 0.762340036563071))
        #expect(agree(small.meanWait, 0.0173076923076923))
        #expect(agree(small.servedWithin(1), 0.95059569778938))
        #expect(small.abandonedWithin(1) < 1e-15)

        let room = ErlangA(
            arrivalRate: 4, serviceRate: 1, abandonmentRate: 0.5, servers: 3, waitingRoom: 5)
        #expect(agree(room.waitProbability, 0.738622169137329))
        #expect(agree(room.abandonmentProbability, 0.228951615319189))
        #expect(agree(room.blockingProbability, 0.0853618984477879))
        #expect(agree(room.meanWait, 0.50063870055411))
        #expect(agree(room.meanQueueLength, 1.83161292255351))
        #expect(agree(room.meanNumberInSystem, 4.5743588674856))
        #expect(agree(room.occupancy, 0.914248648310698))
        #expect(agree(room.servedWithin(0.7), 0.480435398936057))
        #expect(agree(room.abandonedWithin(0.7), 0.169217061677107))

        let patient = ErlangA(
            arrivalRate: 4, serviceRate: 1, abandonmentRate: 0, servers: 3, waitingRoom: 5)
        #expect(agree(patient.servedWithin(0.7), 0.273648696498126))
        #expect(agree(patient.meanWait, 1.05223023456834))
        #expect(patient.abandonmentProbability == 0)
    }

    @Test func noWaitingRoomIsErlangB() {
        let queue = ErlangA(
            arrivalRate: 5, serviceRate: 0.5, abandonmentRate: 2, servers: 12, waitingRoom: 0)
        let loss = ErlangB(servers: 12, offeredLoad: 10)
        #expect(agree(queue.blockingProbability, loss.blockingProbability))
        #expect(agree(queue.servedWithin(1), 1 - loss.blockingProbability))
        #expect(queue.waitProbability == 0)
        #expect(queue.meanWait == 0)
    }

    @Test func patienceLikeServiceMakesTheContentPoisson() {
        let queue = ErlangA(arrivalRate: 9, serviceRate: 1, abandonmentRate: 1, servers: 10)
        // P(Poisson(9) >= 10) and E[(Poisson(9) - 10)+].
        #expect(agree(queue.waitProbability, 0.412591755668059))
        #expect(agree(queue.meanQueueLength, 0.773209004417646))
        #expect(agree(queue.meanNumberInSystem, 9))
    }

    @Test(arguments: [1e-6, 1e-9])
    func endlessPatienceTendsToErlangC(rate: Double) throws {
        let impatient = ErlangA(
            arrivalRate: 3, serviceRate: 1.0 / 3, abandonmentRate: rate, servers: 12)
        let patient = try ErlangC(arrivalRate: 3, serviceRate: 1.0 / 3, servers: 12)
        let near = 10 * rate
        #expect(agree(impatient.meanWait, patient.meanWait, relative: near))
        #expect(agree(impatient.waitProbability, patient.waitProbability, relative: near))
        #expect(agree(impatient.servedWithin(0.5), patient.waitAtMost(0.5), relative: near))
    }

    @Test func serviceLevels() throws {
        let known = try #require(ErlangACase.all.first)
        let levels = known.queue.serviceLevels(within: known.time)
        #expect(agree(levels.offered, 1))
        #expect(agree(levels.ofOffered, known.served))
        #expect(agree(levels.ignoringEarlyAbandonments, 0.923407322278578))
        #expect(agree(levels.countingEarlyAbandonments, 0.923956027274745))
        #expect(agree(levels.ofServed, 0.92979409456852))
    }

    // MARK: Rates that are 0 or infinite, or nearly

    /// Whoever does not wait at all makes it Erlang's loss system.
    @Test(arguments: [1e15, 1e300, .infinity])
    func withoutPatienceItIsErlangB(rate: Double) {
        let queue = ErlangA(
            arrivalRate: 1.5, serviceRate: 1.0 / 3, abandonmentRate: rate, servers: 6)
        let blocked = ErlangB(servers: 6, offeredLoad: 4.5).blockingProbability
        #expect(agree(queue.abandonmentProbability, blocked, relative: 1e-9))
        #expect(queue.meanWait < 1e-14)
        #expect(agree(queue.servedWithin(1), 1 - blocked, relative: 1e-9))
        #expect(agree(queue.abandonedWithin(1), blocked, relative: 1e-9))
        #expect(agree(queue.occupancy, 4.5 * (1 - blocked) / 6, relative: 1e-9))
    }

    @Test func withoutPatienceARoomChangesNothing() {
        let queue = ErlangA(
            arrivalRate: 1.5, serviceRate: 1.0 / 3, abandonmentRate: .infinity, servers: 6,
            waitingRoom: 3)
        #expect(queue.blockingProbability == 0)
        #expect(agree(queue.abandonmentProbability, 0.154166, relative: 1e-5))
    }

    /// Nearly endless patience is Erlang C where that is stable.
    @Test(arguments: [1e-9, 1e-18, 1e-300])
    func withPatienceWithoutEndItIsErlangC(rate: Double) throws {
        let queue = ErlangA(
            arrivalRate: 4.2, serviceRate: 0.5, abandonmentRate: rate, servers: 12)
        let patient = try ErlangC(arrivalRate: 4.2, serviceRate: 0.5, servers: 12)
        #expect(agree(queue.meanWait, patient.meanWait, relative: 1e-6))
        #expect(agree(queue.servedWithin(0.5), patient.waitAtMost(0.5), relative: 1e-6))
    }

    /// A load a hair below, and at, and above the servers, with patience of years: the chain in
    /// large steps against the same chain climbed one by one, and against the fluid limit.
    @Test(arguments: [0.999_99, 1, 1.000_01, 1.01])
    func longQueuesAreClimbedInLargeSteps(load: Double) {
        let rate = 1e-8
        let coarse = CoarseQueue(
            arrivalRate: load, fullRate: 1, abandonmentRate: rate, servers: 1)
        let fine = Ladder(settledFrom: 1, last: 3_000_000) { load / (1 + Double($0) * rate) }
        #expect(agree(coarse.meanQueueLength, fine.meanExcess(over: 1), relative: 1e-4))
        #expect(abs(coarse.idle - fine.mass(0..<1)) < 1e-4)
    }

    @Test func anOverloadedQueueIsAFluid() {
        let queue = ErlangA(
            arrivalRate: 4.5, serviceRate: 1, abandonmentRate: 1e-12, servers: 1)
        #expect(agree(queue.abandonmentProbability, 3.5 / 4.5, relative: 1e-6))
        #expect(agree(queue.meanQueueLength, 3.5e12, relative: 1e-6))
        #expect(queue.waitProbability == 1 && queue.servedWithin(60) == 0)
        #expect(agree(queue.occupancy, 1, relative: 1e-6))
    }

    /// A million servers: the ladder is rescaled thousands of times, in one pass.
    @Test func aMillionServers() {
        let queue = ErlangA(
            arrivalRate: 1e6, serviceRate: 1, abandonmentRate: 1, servers: 1_000_000)
        #expect(abs(queue.waitProbability - 0.5) < 1e-3)
        #expect(agree(queue.meanNumberInSystem, 1e6, relative: 1e-9))
    }
}
