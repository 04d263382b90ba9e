/// The measures of a part of the conversations, such as those of one hour.
public struct Breakdown: Sendable {
    /// By what was broken down.
    public let dimension: Grouping
    /// The part, such as `14` or `refund`.
    public let part: String
    /// Its measures, those that apply.
    public let values: [MeasuredValue]
}
