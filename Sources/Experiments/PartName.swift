import ContactRouting
import StrictJSON

/// The name of a part of a run, as it is written behind a measure: `serviceLevel[fraud]`, or
/// `serviceLevel[segment=fraud]` where an intent and a segment have the same name.
public struct PartName: Sendable, Equatable {
    /// By what the run is broken down; nil for whatever has a part of the name.
    public let grouping: Grouping?
    /// The name of the part.
    public let name: String

    /// What a part may be called by.
    private static let groupings = [
        Grouping.intent, .segment, .complexity, .group, .month, .week, .day,
    ]

    /// The name of a part.
    public init(_ name: String, of grouping: Grouping? = nil) {
        (self.grouping, self.name) = (grouping, name)
    }

    /// Reads what stands in brackets.
    init(text: String) {
        let known = PartName.groupings.first { text.hasPrefix("\($0.rawValue)=") }
        self.init(
            known.map { String(text.dropFirst($0.rawValue.count + 1)) } ?? text,
            of: known ?? PartName.dates(named: text))
    }

    /// What is written like 2024-07, 2024-W31 or 2024-07-29 is a month, a week or a day.
    private static func dates(named text: String) -> Grouping? {
        let shape = String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 })
        return ["0000-00": .month, "0000-W00": .week, "0000-00-00": .day][shape]
    }

    /// As it is written.
    public var text: String { (grouping.map { "\($0.rawValue)=" } ?? "") + name }

    /// All parts of the name.
    private func parts(in scenario: Scenario) -> [(grouping: Grouping, part: Part)] {
        let asked = PartName.groupings.filter { own in
            grouping.map { $0 == own } ?? !own.isByDate
        }
        return asked.flatMap { grouping in
            grouping.parts(of: scenario).filter { $0.name == name }.map { (grouping, $0.part) }
        }
    }

    /// The part; nil unless there is exactly one of the name of which a measure is known.
    package func part(in scenario: Scenario, of measure: Measure) -> Part? {
        let parts = parts(in: scenario).filter { measure.isKnown(of: $0.grouping) }
        return parts.count == 1 ? parts[0].part : nil
    }

    /// The intent, by number; nil if the part is none.
    package func intent(in scenario: Scenario, of measure: Measure) -> Int? {
        guard case .intent(let intent)? = part(in: scenario, of: measure) else { return nil }
        return intent
    }

    /// Checks that there is one part of the name.
    ///
    /// - Throws: `InvalidQuestion` with the nearest name, or with those that there are.
    fileprivate func check(in scenario: Scenario, of measure: Measure) throws(InvalidQuestion) {
        let all = parts(in: scenario)
        let known = all.filter { measure.isKnown(of: $0.grouping) }
        let found = known.isEmpty ? all : known
        if found.count == 1 {
            guard measure.isKnown(of: found[0].grouping) else {
                throw measure.notKnown(of: PartName(name, of: found[0].grouping))
            }
            return
        }
        if found.count > 1 {
            let ways = found.map { "\(measure.name)[\($0.grouping.rawValue)=\(name)]" }
            throw InvalidQuestion(
                message:
                    "'\(name)' is \(found.map { $0.grouping.rawValue }.joined(separator: " and "))",
                hint: "Write \(ways.joined(separator: " or ")).")
        }
        let dates: [Grouping] = grouping.map { $0.isByDate ? [$0] : [] } ?? []
        let names = (PartName.groupings.filter { !$0.isByDate } + dates).flatMap {
            $0.parts(of: scenario).map(\.name)
        }
        let question = Suggestion.nearest(to: name, among: names).map { "Did you mean '\($0)'? " }
        throw InvalidQuestion(
            message: "there is no \(grouping?.rawValue ?? "part") called '\(name)'",
            hint: (question ?? "")
                + "A measure can be that of an intent, a segment, a complexity, a group, or of a "
                + "month (2024-07), a week (2024-W31) or a day (2024-07-29)."
        )
    }
}

extension Measure {
    /// Checks that a scenario has the part of which this is the measure, if it is one.
    ///
    /// - Throws: `InvalidQuestion` with the nearest name, or with those that there are.
    package func checkPart(in scenario: Scenario) throws(InvalidQuestion) {
        guard case .part(let whole, let part) = source else { return }
        try whole.checkPart(in: scenario)
        try part.check(in: scenario, of: whole)
    }
}
