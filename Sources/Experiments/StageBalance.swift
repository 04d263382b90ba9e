/// Little's law for one stage: the area under the number present, as it went on, beside the sum
/// of the times of those who passed through.
///
/// Both count the measured part, but the area cuts those present at its edges, and the times
/// belong to those who started in it: in steady state the two differ by what the edges hold.
public struct StageBalance: Sendable {
    /// The stage.
    public let name: String
    /// Mean number present times the length of the measured part, hours.
    public let areaHours: Double
    /// Times spent by those who started in the measured part, hours.
    public let timeHours: Double

    init(_ name: String, _ area: Int128, _ time: Int128) {
        self.init(name: name, areaHours: Double(area) / 3.6e9, timeHours: Double(time) / 3.6e9)
    }

    init(name: String, areaHours: Double, timeHours: Double) {
        self.name = name
        self.areaHours = areaHours
        self.timeHours = timeHours
    }

    /// L over lambda W, less 1; undefined (NaN) if nobody was there.
    public var residual: Double { areaHours / timeHours - 1 }

    static func + (left: StageBalance, right: StageBalance) -> StageBalance {
        StageBalance(
            name: left.name, areaHours: left.areaHours + right.areaHours,
            timeHours: left.timeHours + right.timeHours)
    }
}
