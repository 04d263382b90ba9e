/// What the measures that are looked for first are called where there is no room for a definition.
enum MeasureWords {
    /// Their names, in the order of a conversation, and their words.
    static let first: [(name: String, words: String)] = [
        ("offered", "Conversations offered"),
        ("containmentRate", "AI ends without a human"),
        ("selectiveRisk", "Wrong among what the AI ends"),
        ("waitingSeconds", "Mean wait for a human"),
        ("serviceLevel", "Served in time"),
        ("abandonmentRate", "Gave up waiting"),
        ("unservedRate", "Found nobody on duty"),
        ("occupancy", "Agents occupied"),
        ("trueResolutionRate", "Issues really resolved"),
        ("customerSatisfaction", "Customers satisfied"),
        ("totalCostPerConversation", "Cost per conversation"),
        ("totalCostPerTrueResolution", "Cost per issue resolved"),
    ]

    /// The words of a measure; its name if it has none.
    static func of(_ name: String) -> String {
        first.first { $0.name == name }?.words ?? name
    }
}
