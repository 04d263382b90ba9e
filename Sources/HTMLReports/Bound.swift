import StrictJSON

/// What a target bounds, and how.
struct Bound {
    let target: String
    let measure: String
    let unit: Unit
    let isLeast: Bool
    let value: Double

    /// The targets of a result.
    static func all(of result: JSONValue) -> [Bound] {
        (result["bounds"]?.elements ?? []).compactMap { bound in
            bound.number("bound").map { value in
                Bound(
                    target: bound.text("target"), measure: bound.text("measure"),
                    unit: Unit(name: bound.text("unit")),
                    isLeast: bound.text("relation") == "atLeast", value: value)
            }
        }
    }

    /// What it came to where it is met least, among the targets of a place.
    func worst(among targets: [JSONValue]) -> (mean: Double, halfWidth: Double?)? {
        let own = targets.filter {
            $0.text("target") == target || $0.text("asked") == target
        }.compactMap { found in
            found.number("mean").map { (mean: $0, halfWidth: found.number("halfWidth")) }
        }
        return own.min { isLeast ? $0.mean < $1.mean : $0.mean > $1.mean }
    }

    /// Where a value would miss it, on a scale.
    func zone(on scale: Scale) -> ClosedRange<Double> {
        let ends = scale.ends
        let edge = min(max(value, ends.lowerBound), ends.upperBound)
        return isLeast ? ends.lowerBound...edge : edge...ends.upperBound
    }
}
