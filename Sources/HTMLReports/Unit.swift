import Reports

/// A measure's values as people read them.
struct Unit {
    /// The unit of the result, such as `share` or `EUR`.
    let name: String

    /// Whether values are shares.
    var isShare: Bool { name == "share" }

    /// A value, with its half-width if that is known.
    func text(_ value: Double?, _ halfWidth: Double? = nil) -> String {
        isShare
            ? NumberFormat.percent(value, halfWidth: halfWidth)
            : NumberFormat.measure(value, halfWidth: halfWidth)
    }

    /// A difference, those of shares in percentage points.
    func text(difference: Double?, _ halfWidth: Double?) -> String {
        isShare
            ? NumberFormat.points(difference, halfWidth: halfWidth)
            : NumberFormat.measure(difference, halfWidth: halfWidth)
    }

    /// A value in a few digits, for an axis.
    func brief(_ value: Double) -> String {
        isShare ? NumberFormat.brief(value, timesTenTo: 2) + "%" : NumberFormat.brief(value)
    }

    /// A value on an axis whose labels are so far apart.
    func tick(_ value: Double, step: Double) -> String {
        let factor = isShare ? 100.0 : 1
        var (decimals, rest) = (0, step * factor)
        while decimals < 9, abs(rest - rest.rounded()) > 1e-6 * max(rest, 1) {
            (decimals, rest) = (decimals + 1, rest * 10)
        }
        let plain = NumberFormat.fixed(value * factor, decimals: decimals)
        let text =
            decimals == 0 && abs(value * factor) < 1e15
            ? NumberFormat.count(Int((value * factor).rounded())) : plain
        return text + (isShare ? "%" : "")
    }

    /// A difference on an axis, those of shares in percentage points.
    func tick(difference: Double, step: Double) -> String {
        let text = tick(difference, step: step)
        return isShare ? text.dropLast() + " pp" : text
    }

    /// What stands behind a number that does not bring its own: nothing where what is counted is
    /// said, and where nobody said what money is in.
    var suffix: String {
        switch name {
        case "share", "", "conversations", "issues", "agents", "money": ""
        case "seconds": " s"
        case "minutes": " min"
        default: " \(name)"
        }
    }
}
