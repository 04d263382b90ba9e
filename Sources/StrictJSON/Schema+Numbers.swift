import FieldTables

extension Schema {
    /// The number nearest to a wanted one that a valid file could have at a path, on the way
    /// there from the number that it has; nil if there can be no number at all.
    ///
    /// Ends of a range that are not themselves allowed are approached half way. Whole numbers are
    /// at least one step away from the current one, unless that leaves the range.
    public func allowedNumber(
        nearestTo wanted: Double, from current: Double, at path: JSONPath
    ) -> Double? {
        let rules = schemas(at: path).flatMap(\.numberRules)
        switch rules.first(where: { $0.allowsNumber(current) }) {
        case .number(let rule): return rule.nearest(to: wanted, from: current)
        case .integer(let range):
            let step = wanted > current ? current + 1 : current - 1
            let whole = wanted.rounded()
            let moved =
                wanted == current ? current : wanted > current ? max(step, whole) : min(step, whole)
            return min(max(moved, Double(range.lowerBound)), Double(range.upperBound))
        default: return nil
        }
    }

    /// Whether numbers at a path are whole ones.
    public func wantsWholeNumbers(at path: JSONPath) -> Bool {
        let rules = schemas(at: path).flatMap(\.numberRules)
        return !rules.isEmpty
            && rules.allSatisfy { if case .integer = $0 { true } else { false } }
    }

    private var numberRules: [Schema] {
        switch self {
        case .number, .integer: [self]
        case .either(let alternatives, _): alternatives.flatMap(\.numberRules)
        default: []
        }
    }

    private func allowsNumber(_ number: Double) -> Bool {
        switch self {
        case .number(let rule): rule.allows(number)
        case .integer(let range): Int(exactly: number).map(range.contains) ?? false
        default: false
        }
    }
}

extension NumberRule {
    fileprivate func nearest(to wanted: Double, from current: Double) -> Double {
        if allows(wanted) { return wanted }
        guard let end = wanted > current ? upper : lower else { return current }
        return end.isAllowed ? end.value : current + (end.value - current) / 2
    }
}
