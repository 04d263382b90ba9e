import FieldTables

/// An AI that helps agents while they serve customers: beginners gain most by it.
///
/// The gain falls along a straight line from a beginner's to an expert's, by how far somebody is on
/// the ramp; where nobody learns, all are experts. Field experiments: Brynjolfsson, Li, Raymond
/// (2025), 14 to 15 % more resolutions an hour, 34 % for novices, about nothing for experts.
public struct Copilot: Described {
    /// The share of agents who have it.
    public var share = 1.0
    /// How much faster a beginner is with it.
    public var beginnerSpeedGain = 0.0
    /// How much faster an expert is with it.
    public var expertSpeedGain = 0.0
    /// How much likelier a beginner resolves an issue with it.
    public var beginnerResolutionGain = 0.0
    /// How much likelier an expert resolves an issue with it.
    public var expertResolutionGain = 0.0

    /// One that does not help.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Copilot>(
        "copilot", "An AI that helps agents while they serve customers.",
        [
            .optional("share", \.share, .number(.share), "The share of agents who have it."),
            .optional(
                "beginnerSpeedGain", \.beginnerSpeedGain, gain,
                "How much faster a beginner is with it: .34 for work divided by 1.34."),
            .optional(
                "expertSpeedGain", \.expertSpeedGain, gain,
                "The same for somebody at the end of the ramp; where nobody learns, all are."),
            .optional(
                "beginnerResolutionGain", \.beginnerResolutionGain, gain,
                "By how much it multiplies a beginner's probability to resolve an issue, less 1."),
            .optional(
                "expertResolutionGain", \.expertResolutionGain, gain,
                "The same for somebody at the end of the ramp."),
            .note,
        ])

    private static let gain = Schema.number(
        NumberRule(from: .including(-0.9), to: .including(9)))

    /// Whether the agent in a seat has it: evenly over the seats, by multiples of the square root
    /// of 2, and not of the golden ratio, by which people of all tenures are spread over them.
    func isThere(inSeat seat: Int) -> Bool {
        let place = Double(seat + 1) * 0.414_213_562_373_095
        return place - place.rounded(.down) < share
    }
}

extension Copilot {
    /// By what it multiplies the speed and the resolution of the agent in a seat.
    func factors(experience: Double, seat: Int) -> (speed: Double, resolution: Double) {
        guard isThere(inSeat: seat) else { return (1, 1) }
        func gain(_ beginner: Double, _ expert: Double) -> Double {
            beginner == expert ? expert : beginner + experience * (expert - beginner)
        }
        return (
            1 + gain(beginnerSpeedGain, expertSpeedGain),
            1 + gain(beginnerResolutionGain, expertResolutionGain)
        )
    }
}
