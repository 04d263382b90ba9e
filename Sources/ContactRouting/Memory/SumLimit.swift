/// More than any run comes to, and little enough that the sums of eight million runs are no more
/// than a number can hold: what is above it in a file was not written by a run.
package enum SumLimit {
    /// The most conversations of a run.
    package static let count = 1 << 40
    /// The most ticks of all of them together, or of all agents.
    package static let time: Int128 = 1 << 100
}

extension StaffTime {
    /// Whether every area is such as a run may have.
    package var isPlausible: Bool {
        [held, slots, busy, present, employed, overtime].allSatisfy {
            0...SumLimit.time ~= $0
        }
    }
}

extension ConfidenceCount {
    /// Whether every count is such as a run may have.
    package var isPlausible: Bool {
        [givenCorrect, givenWrong, heldCorrect, heldWrong].allSatisfy { 0...SumLimit.count ~= $0 }
    }
}
