import FieldTables

/// Which conversation an agent with room takes next, of those who wait first in their queues.
public enum ConversationSelection: String, Word {
    /// The best priority; among equals who came first.
    case priority
    /// Who came first, whatever the priority.
    case firstCome
    /// The priority improves with every minute of the wait.
    case ageing
    /// The longest wait, times a weight.
    case longestWeightedWait
    /// Whose target time ends first.
    case earliestDeadline
    /// The queue whose last customer is predicted to wait longest.
    case expectedDelay

    /// What it means, for the manual.
    public var summary: String {
        switch self {
        case .priority: "The best priority, of equals who came first."
        case .firstCome: "Who came first, whatever the priority."
        case .ageing:
            "The best priority, which improves by pointsPerMinute with every minute of the wait."
        case .longestWeightedWait: "The longest wait times the waitWeight of the intent."
        case .earliestDeadline: "Whose targetSeconds, counted from the offer, end first."
        case .expectedDelay: "The queue whose last customer is predicted to wait longest."
        }
    }
}
