import ContactRouting

/// What comparisons with a baseline need to know of one replication.
package struct Run: Sendable {
    var total: Flow
    var staffing: StaffTime
    var fullTimeEquivalents: Double?

    init(total: Flow, staffing: StaffTime, fullTimeEquivalents: Double?) {
        self.total = total
        self.staffing = staffing
        self.fullTimeEquivalents = fullTimeEquivalents
    }

    init(_ tally: Tally, _ scenario: Scenario) {
        total = tally.total
        staffing = tally.staffing
        fullTimeEquivalents = tally.fullTimeEquivalents(scenario)
    }

    var occupancy: Double { Double(staffing.held) / Double(staffing.slots) }
}
