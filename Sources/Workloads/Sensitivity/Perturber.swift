import FieldTables
import RandomVariates
import StrictJSON

/// Finds out how inputs can be moved, whatever kind of value they are.
struct Perturber {
    /// The valid tree of the workload.
    let root: JSONValue
    /// How far a number moves, as a share of itself.
    let share: Double
    /// Inputs that have an entry of their own, of source or assumption.
    private let entries: Set<JSONPath>

    init(root: JSONValue, assumptions: [JSONPath], share: Double) {
        self.root = root
        self.share = share
        var entries = Set(assumptions)
        for key in ["sources", "assumptions"] {
            guard case .object(let members) = root[key]?.content else { continue }
            entries.formUnion(members.compactMap { JSONPath($0.key) })
        }
        self.entries = entries
    }

    /// The perturbations of an assumption, not yet checked for validity.
    func perturbations(of assumption: JSONPath) -> [Perturbation] {
        guard let value = root.value(at: assumption) else { return [] }
        return perturbations(of: value, at: assumption)
    }

    private func perturbations(of value: JSONValue, at path: JSONPath) -> [Perturbation] {
        func below(_ child: JSONValue, _ path: JSONPath) -> [Perturbation] {
            entries.contains(path) ? [] : perturbations(of: child, at: path)
        }
        switch value.content {
        case .number(let number, _): return [moved(number, at: path)]
        case .object(let members):
            if value[Law.variants.tag] != nil { return [distribution(value, at: path)] }
            return members.flatMap { member -> [Perturbation] in
                let path = path.key(member.key)
                return role(at: path) == .label ? [] : below(member.value, path)
            }
        case .array(let elements):
            let numbers = elements.compactMap(\.number)
            if numbers.count == elements.count, !numbers.isEmpty {
                return [list(numbers, at: path)]
            }
            let isOfWords = elements.allSatisfy {
                if case .string = $0.content { true } else { false }
            }
            if isOfWords { return [fixed(path, "is a list without numbers")] }
            return elements.enumerated().flatMap { below($0.element, path.index($0.offset)) }
        case .string, .boolean, .null: return [fixed(path, "is a word")]
        }
    }

    func moved(_ number: Double, at path: JSONPath) -> Perturbation {
        if let whole = shareOfWhole(at: path) { return moved(number, of: whole, at: path) }
        guard number != 0 else { return fixed(path, "is 0, and so is every share of it") }
        let (low, high) = ends(of: number)
        return perturbation(
            path, low: setting(path, to: low, from: number),
            high: setting(path, to: high, from: number))
    }

    private func setting(_ path: JSONPath, to wanted: Double, from current: Double) -> Setting? {
        let number = allowed(wanted, from: current, at: path)
        return number == current ? nil : Setting(path: path, JSONOutput.number(number))
    }
}

/// Numbers that belong together.
extension Perturber {
    private func list(_ numbers: [Double], at path: JSONPath) -> Perturbation {
        let isShape = role(at: path) == .proportions
        func changed(_ factor: Double) -> Setting? {
            let changed =
                isShape
                ? Perturber.stretched(numbers, by: factor)
                : numbers.enumerated().map {
                    allowed($1 * factor, from: $1, at: path.index($0))
                }
            if changed == numbers { return nil }
            return Setting(path: path, JSONOutput.array(changed.map { .number($0) }))
        }
        return perturbation(path, low: changed(1 - share), high: changed(1 + share))
    }

    private func role(at path: JSONPath) -> FieldRule.Role? {
        Inputs.schema.field(at: path, in: root)?.role
    }

    /// The same sum with distances from the mean that are `factor` times as long; nothing falls
    /// below 0.
    private static func stretched(_ numbers: [Double], by factor: Double) -> [Double] {
        let sum = numbers.reduce(0, +)
        let mean = sum / Double(numbers.count)
        let moved = numbers.map { max(0, mean + ($0 - mean) * factor) }
        let movedSum = moved.reduce(0, +)
        return movedSum == 0
            ? numbers : zip(numbers, moved).map { ($1 * sum / movedSum).tidy(unless: $0) }
    }

    /// The list of which the number at a path is one of the shares that add up to 1.
    private func shareOfWhole(at path: JSONPath) -> JSONPath? {
        role(at: path) == .shareOfWhole ? JSONPath(Array(path.steps.dropLast(2))) : nil
    }

    private func moved(_ number: Double, of whole: JSONPath, at path: JSONPath) -> Perturbation {
        guard number > 0, number < 1, case .array(let parts) = root.value(at: whole)?.content,
            case .index(let own) = path.steps[whole.steps.count],
            case .key(let key) = path.steps.last
        else { return fixed(path, "is all or nothing of the whole") }
        func changed(_ wanted: Double) -> Setting {
            let target = min(wanted, 1)
            let rest = (1 - target) / (1 - number)
            let changed = parts.enumerated().map { place, part -> JSONOutput in
                guard case .object(let members) = part.content else { return JSONOutput(part) }
                return .object(
                    members.map { member in
                        guard member.key == key, let share = member.value.number else {
                            return (member.key, JSONOutput(member.value))
                        }
                        return (member.key, .number((place == own ? target : share * rest).tidy))
                    })
            }
            return Setting(path: whole, .array(changed))
        }
        let (low, high) = ends(of: number)
        return perturbation(path, low: changed(low), high: changed(high))
    }
}

/// What the kinds have in common.
extension Perturber {
    private func ends(of number: Double) -> (low: Double, high: Double) {
        let (one, other) = (number * (1 - share), number * (1 + share))
        return (min(one, other), max(one, other))
    }

    private func allowed(_ wanted: Double, from current: Double, at path: JSONPath) -> Double {
        (Inputs.schema.allowedNumber(nearestTo: wanted, from: current, at: path) ?? current)
            .tidy(unless: current)
    }

    private func fixed(_ path: JSONPath, _ reason: String) -> Perturbation {
        Perturbation(path: path, low: nil, high: nil, reason: reason)
    }

    func perturbation(
        _ path: JSONPath, low: Setting?, high: Setting?
    ) -> Perturbation {
        let reason: String? =
            switch (low, high) {
            case (nil, nil): "cannot move in its range"
            case (nil, _): "is the least that it can be"
            case (_, nil): "is the most that it can be"
            default: nil
            }
        return Perturbation(path: path, low: low, high: high, reason: reason)
    }
}

extension JSONValue {
    /// The number, if this is one.
    var number: Double? {
        if case .number(let number, _) = content { number } else { nil }
    }
}

extension Double {
    /// The number to twelve digits: 1.76, not 1.7600000000000002.
    var tidy: Double {
        guard self != 0, isFinite else { return self }
        var scale = 1.0
        while magnitude * scale < 1e11, scale < 1e100 { scale *= 10 }
        while magnitude * scale >= 1e12, scale > 1e-100 { scale /= 10 }
        return (self * scale).rounded() / scale
    }

    /// The number to twelve digits, but the other one as it is.
    fileprivate func tidy(unless other: Double) -> Double { self == other ? self : tidy }
}
