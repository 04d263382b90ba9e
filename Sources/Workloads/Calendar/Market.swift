/// Customers who share a clock.
struct Market {
    var share: Double
    var clock: LocalClock
}
