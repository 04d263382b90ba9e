/// Over what a target must hold.
public enum StaffingHold: String, Sendable, CaseIterable {
    /// In every interval with a number of agents of its own: nobody comes at a bad time.
    case interval
    /// On every day of the week: a bad hour may be made good on the same day.
    case day
    /// Over a week in which every interval comes once: the usual promise of a contract.
    case week
    /// Over the whole run, as often as it has an interval: with its closed and special days.
    case horizon
}
