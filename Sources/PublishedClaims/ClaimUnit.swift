import FieldTables

/// What a figure is counted in; the raw value is its name in results.
public enum ClaimUnit: String, Word {
    /// Conversations, or another number of contacts.
    case conversations
    /// Full-time agents.
    case agents
    /// Employees of the company.
    case employees
    /// Chats that one agent holds at once.
    case chatsAtOnce
    /// Minutes.
    case minutes
    /// Hours.
    case hours
    /// Months.
    case months
    /// Years.
    case years
    /// Transactions a day.
    case transactionsPerDay
    /// A share of one, or a change as such a share.
    case share
    /// United States dollars.
    case dollars
    /// United States dollars per paid hour.
    case dollarsPerHour
    /// Stars of a customer's rating.
    case stars
    /// One number over another of the same kind.
    case ratio

    /// What it means, for messages.
    public var summary: String { "As in results." }
}
