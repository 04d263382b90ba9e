/// Where nobody says between which values an input lies.
extension SingleInputSearch {
    /// Steps in one direction, of which each at most doubles the input.
    private static let mostSteps = 12
    /// No step goes to a workload that is more than so many times as large as the first, unless it
    /// is small all the same: conversations are what a search waits for.
    private static let mostGrowth = 32.0
    private static let smallWorkload = 100_000.0

    /// Goes outward from the workload's own value, first to where a chord promises a root.
    mutating func lookOutward() async throws {
        guard let start = try await ask(sought.start) else { return }
        if start.value == 0 { return }
        let above = try await ask(further(from: start.place, up: true, factor: 1.25))
        let below =
            above == nil || above?.place == start.place
            ? try await ask(further(from: start.place, up: false, factor: 1.25)) : nil
        let second = (above?.place == start.place ? nil : above) ?? below ?? start
        let rise = (second.value - start.value) * (second.place - start.place)
        let isUp = rise * start.value < 0
        try await go(up: isUp)
        if crossing == nil { try await go(up: !isUp) }
    }

    /// Goes on in one direction until the sign changes, or there is no way on.
    private mutating func go(up: Bool) async throws {
        guard var here = up ? places.last : places.first else { return }
        var (wall, steps): (Double?, Int) = (nil, 0)
        while crossing == nil, steps < SingleInputSearch.mostSteps {
            steps += 1
            var wanted = further(from: here.place, up: up, factor: 2)
            // Beyond a place without a workload there is none either.
            if let wall { wanted = here.place + (wall - here.place) / 2 }
            if let chord = chord(from: here), (chord > here.place) == up,
                abs(chord - here.place) < abs(wanted - here.place)
            {
                wanted = sought.allowed(chord, from: here.place)
            }
            guard wanted != here.place, !isTooLarge(wanted) else { return }
            if let next = try await ask(wanted) {
                here = next
            } else {
                wall = wanted
            }
        }
        guard crossing == nil, wall == nil else { return }
        // The very end of what a file may say, if it is near: 0, or all.
        let end = sought.allowed(
            up ? Double.greatestFiniteMagnitude : -.greatestFiniteMagnitude, from: here.place)
        if abs(end) <= max(1, abs(sought.start)), end != here.place { _ = try await ask(end) }
    }

    private func isTooLarge(_ place: Double) -> Bool {
        guard let size = trials.size(of: [place]), let first = trials.size(of: [sought.start])
        else {
            return false
        }
        return size
            > max(SingleInputSearch.mostGrowth * first, SingleInputSearch.smallWorkload)
    }

    /// A step in one direction, as far as a file may go.
    private func further(from place: Double, up: Bool, factor: Double) -> Double {
        let isOutward = up == (place > 0)
        var wanted = isOutward ? place * factor : place / factor
        if place == 0 { wanted = up ? 0.25 : -0.25 }
        if sought.input.isWhole {
            wanted = up ? max(wanted.rounded(), place + 1) : min(wanted.rounded(), place - 1)
        }
        return sought.allowed(wanted, from: place)
    }

    /// A little beyond where the chord through the last two places cuts zero.
    private func chord(from here: RootSearch.Point) -> Double? {
        let other = places.filter { $0.place != here.place }.min {
            abs($0.place - here.place) < abs($1.place - here.place)
        }
        guard let other, here.value != other.value else { return nil }
        let slope = (here.value - other.value) / (here.place - other.place)
        return here.place - 1.3 * here.value / slope
    }
}
