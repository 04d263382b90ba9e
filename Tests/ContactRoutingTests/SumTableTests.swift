import Testing

@testable import ContactRouting

/// Counts and a sum of times, as a table declares them.
private struct Sales: Summed, Equatable {
    var offers = 0
    var sold = 0
    var returned = 0
    var ticks: Int128 = 0

    static let sums = SumTable<Sales>(
        counts: [
            .init(3, \.returned, of: \.sold), .init(1, \.offers), .init(2, \.sold, of: \.offers),
        ], times: [.init(10, \.ticks)])
}

/// An even number of counts, and a property that no line declares.
private struct Forgetful: Summed {
    var offers = 0
    var sold = 0
    var forgotten = 0
    var ticks: Int128 = 0

    static let sums = SumTable<Forgetful>(
        counts: [.init(1, \.offers), .init(2, \.sold)], times: [.init(10, \.ticks)])
}

@Suite struct SumTableTests {
    @Test func everythingIsAddedUp() {
        var sum = Sales(offers: 7, sold: 5, returned: 1, ticks: Int128(Int64.max))
        Sales.sums.add(Sales(offers: 10, sold: 20, returned: 30, ticks: 40), to: &sum)
        #expect(sum == Sales(offers: 17, sold: 25, returned: 31, ticks: Int128(Int64.max) + 40))
        let flow = Flow() + Flow()
        #expect(flow == Flow() && Resolutions() + Resolutions() == Resolutions())
    }

    @Test func partsAboveTheirWholesAreSeen() {
        func faults(_ change: (inout Sales) -> Void) -> [String] {
            var sales = Sales(offers: 7, sold: 5, returned: 1, ticks: 9)
            change(&sales)
            return Sales.sums.faults(in: sales)
        }
        #expect(faults { _ in } == [])
        #expect(faults { $0.returned = 6 } == ["returned is above sold"])
        #expect(faults { $0.sold = 8 } == ["sold is above offers"])
        #expect(faults { ($0.offers, $0.sold, $0.returned) = (-1, -2, -3) }.count == 3)
        #expect(faults { $0.ticks = -1 } == ["ticks is below 0"])
    }

    /// What no line declares cannot be forgotten in sums and hashes.
    @Test func aPropertyWithoutALineTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = SumTable<Sales>(
                counts: [.init(1, \.offers), .init(2, \.sold)], times: [.init(10, \.ticks)])
        }
        await #expect(processExitsWith: .failure) {
            _ = SumTable<Sales>(
                counts: [.init(1, \.offers), .init(2, \.sold), .init(3, \.returned)])
        }
        await #expect(processExitsWith: .failure) { _ = Forgetful.sums }
        await #expect(processExitsWith: .failure) {
            _ = SumTable<Sales>(
                counts: [.init(1, \.offers), .init(2, \.sold), .init(2, \.returned)],
                times: [.init(10, \.ticks)])
        }
    }
}
