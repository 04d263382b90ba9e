import StrictJSON

/// How conversations end, in words and colours.
enum OutcomeWords {
    /// The parts of a level of a partition, of those that are not empty.
    static func parts(of run: JSONValue) -> [Partition.Part] {
        ways.compactMap { key, name, style, isStrong in
            run["outcomes"]?.number(key).flatMap { count in
                count > 0
                    ? Partition.Part(name: name, count: count, style: style, isStrong: isStrong)
                    : nil
            }
        }
    }

    private static let ways: [(String, String, String, Bool)] = [
        ("aiRight", "resolved by the AI", "f-ai", true), ("aiWrong", "AI wrong", "f-bad", true),
        ("aiEnded", "ended by the AI", "f-ai", true),
        ("humanResolved", "resolved by people", "f-hu", true),
        ("humanFailed", "not resolved by people", "f-hu2", false),
        ("humanClosed", "closed by people", "f-hu", true), ("abandoned", "gave up", "f-warn", true),
        ("blocked", "found no place", "f-mut", true),
        ("unserved", "found nobody", "f-mut", true), ("lost", "lost", "f-mut", true),
        ("open", "still waiting", "f-mut", true),
    ]
}
