import FieldTables

/// A part of a group whose agents differ from the others in what they can do: seniors, trainees.
public struct Grade: Described {
    /// Its name.
    public var name = ""
    /// Its share of the agents of the group; among those on duty it is about that, too.
    public var share = 1.0
    /// Conversations that one of them may hold; nil for as many as the group's rates say.
    public var limit: Int?
    /// How much faster than others of the group they are: work is divided by it.
    public var speedFactor = 1.0
    /// Times the probability that they resolve an issue.
    public var resolutionFactor = 1.0
    /// How far they are from beginners, 0, to experts, 1, where a copilot helps by that.
    public var experience = 1.0

    /// Agents like all others.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Grade>(
        "grade", "A part of a group whose agents differ from the others: seniors, trainees.",
        [
            .required("name", \.name, .string(.line), role: .label, "Its name."),
            .required(
                "share", \.share, .number(.share), role: .shareOfWhole,
                "Its share of the agents of the group; shares add up to 1."),
            .optional(
                "limit", \.limit, .integer(1...20),
                "Conversations that one of them may hold; if absent, as many as rates say."),
            .optional(
                "speedFactor", \.speedFactor,
                .number(NumberRule(from: .including(0.01), to: .including(100))),
                "How much faster than others of the group they are: work is divided by it."),
            .optional(
                "resolutionFactor", \.resolutionFactor, .number(.upTo(2)),
                "Times the probability that they resolve an issue; a product above 1 counts as 1."),
            .optional(
                "experience", \.experience, .number(.share),
                "How far they are from beginners, 0, to experts, 1: a copilot helps by it."),
            .note,
        ])
}

extension AgentGroup {
    /// The grade of each of so many agents, by position, so that of any number of agents from the
    /// first on each grade has as nearly its share as whole agents can; empty without grades.
    func gradesOfAgents(_ count: Int) -> [Int] {
        guard !grades.isEmpty else { return [] }
        var given = Array(repeating: 0, count: grades.count)
        return (1...max(1, count)).prefix(count).map { agents in
            var (next, most) = (0, -Double.infinity)
            for (grade, own) in grades.enumerated() {
                let missing = own.share * Double(agents) - Double(given[grade])
                if missing > most + 1e-9 { (next, most) = (grade, missing) }
            }
            given[next] += 1
            return next
        }
    }
}
