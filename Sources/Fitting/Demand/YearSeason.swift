import ElementaryFunctions

/// What the time of the year makes of demand: factors whose logarithms move along straight lines
/// between 52 knots, and come round after a year; 1 on average over a year.
struct YearSeason: Equatable, Sendable {
    /// Knots of a year, a week and half an hour apart.
    static let knots = 52
    /// Days of a mean year of the calendar.
    static let year = 365.2425

    /// Logarithms at the knots.
    let logarithms: [Double]

    /// Every part of the year as any other.
    static let none = YearSeason(logarithms: Array(repeating: 0, count: knots))

    private init(logarithms: [Double]) { self.logarithms = logarithms }

    /// Factors with these logarithms at the knots, but for a constant.
    init(shape: [Double]) {
        let raw = YearSeason(logarithms: shape)
        let days = 0..<Int(YearSeason.year.rounded())
        let mean = days.reduce(0) { $0 + raw.factor($1) } / Double(days.count)
        let constant = Elementary.log(mean)
        logarithms = shape.map { $0 - constant }
    }

    /// The factor of a day since 1970-01-01.
    func factor(_ day: Int) -> Double {
        guard logarithms != YearSeason.none.logarithms else { return 1 }
        let (place, share) = YearSeason.place(day)
        let next = logarithms[(place + 1) % YearSeason.knots]
        return Elementary.exp(logarithms[place] + share * (next - logarithms[place]))
    }

    /// The knot before the middle of a day, and how far from there to the next one it is.
    static func place(_ day: Int) -> (knot: Int, share: Double) {
        let years = (Double(day) + 0.5) / year
        let position = (years - years.rounded(.down)) * Double(knots)
        let knot = min(knots - 1, Int(position))
        return (knot, position - Double(knot))
    }
}
