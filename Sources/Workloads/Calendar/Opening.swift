import ContactRouting

/// When a desk is open.
struct Opening {
    /// Whether it is in each interval of a usual week on the clock of the centre.
    let week: [Bool]
    /// Whether it is in the course of the run.
    let course: Timetable<Bool>
}

/// A day that differs from others of its kind.
struct SpecialDay {
    /// By what its demand is multiplied.
    var demandFactor = 1.0
    /// When the desk is open; nil for as usual.
    var open: [ClockSpan]?
}
