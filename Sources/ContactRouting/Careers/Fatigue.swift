import ElementaryFunctions
import FieldTables
import SimulationKernel

/// Agents who become slower and worse when they have been busy for hours.
///
/// What tires a group is its occupancy in the last hours, an average whose weights fall by a factor
/// of e every `hours`. Up to a threshold it does no harm; from there to full occupancy losses grow
/// in proportion.
public struct Fatigue: Described {
    /// Occupancy up to which nobody tires.
    public var aboveOccupancy = 0.85
    /// How long a busy time is felt, hours.
    public var hours = 4.0
    /// What is lost of an agent's speed when all have been full for long.
    public var speedLoss = 0.0
    /// What is lost of the probability to resolve an issue then.
    public var resolutionLoss = 0.0

    /// None.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Fatigue>(
        "fatigue", "Agents who become slower and worse when they have been busy for hours.",
        [
            .optional(
                "aboveOccupancy", \.aboveOccupancy,
                .number(NumberRule(from: .including(0), to: .excluding(1))),
                "Occupancy up to which nobody tires; from there to 1 losses grow in proportion."),
            .optional(
                "hours", \.hours,
                .number(NumberRule(from: .including(0.01), to: .including(1_000))),
                unit: "hours",
                "How long a busy time is felt: its weight falls by a factor of e in that time."),
            .optional(
                "speedLoss", \.speedLoss, loss,
                "What is lost of an agent's speed when all have been full for long."),
            .optional(
                "resolutionLoss", \.resolutionLoss, loss,
                "What is lost of the probability to resolve an issue then."),
            .note,
        ])

    private static let loss = Schema.number(NumberRule(from: .including(0), to: .including(0.9)))

    /// How tired a group is, from 0 to 1, after such an average occupancy.
    func tiredness(afterOccupancy occupancy: Double) -> Double {
        min(1, max(0, (occupancy - aboveOccupancy) / (1 - aboveOccupancy)))
    }

    /// The weight of what was before a stretch of time beside that stretch.
    func weightOfBefore(_ span: TimeSpan) -> Double {
        Elementary.exp(-span.seconds / (hours * 3_600))
    }
}
