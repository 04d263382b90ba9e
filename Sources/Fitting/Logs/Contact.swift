/// What a log says of one conversation: times on the clock of the desk, durations in seconds, nil
/// for what it does not say.
struct Contact {
    /// When the customer came.
    var start: LogTime
    /// The file's name of it, hashed.
    var id: UInt64?
    /// The issue it is about, hashed, and the attempt at it from 1.
    var issue: UInt64?
    var attempt: Int?
    /// Who the customer is, hashed, where the log does not say which issue it is about.
    var customer: UInt64?
    /// Whether it has no name of either, where the log has a column for it.
    var lacksName = false
    /// What it is about: a place in the list of names.
    var queue = 0
    /// Who answered: a place in the list of names.
    var agent: Int?
    /// In which group: a place in the list of names.
    var group: Int?
    var ending = LogColumns.Ending.other
    var wait: Double?
    /// Talked and held.
    var talk: Double?
    var wrap: Double?
    /// When a person answered.
    var answered: LogTime?
    /// Seconds of an AI; nil if none had it.
    var ai: Double?
    var isHandedOver = false
    var confidence: Double?
    var isCorrect: Bool?
    var isResolved: Bool?

    /// When the customer was served, or gave up, and all was over but for work afterwards.
    var end: LogTime {
        if let answered { return LogTime(seconds: answered.seconds + (talk ?? 0)) }
        return LogTime(seconds: start.seconds + (ai ?? 0) + (wait ?? 0) + (talk ?? 0))
    }
}

/// Names in the order in which they were met, told apart by their hashes.
struct NameList {
    private(set) var names: [String] = []
    private var places = PlaceTable()

    /// The place of a name, a new one if it was never met.
    ///
    /// - Parameter group: the hash of what tells it from others of the same name.
    mutating func place(
        _ bytes: some TextBytes, after group: UInt64 = stableHash(ArraySlice())
    ) -> Int {
        let hash = stableHash(bytes, from: group)
        if let place = places[hash] { return place }
        _ = places.exchange(hash, names.count)
        names.append(String(decoding: bytes, as: UTF8.self))
        return names.count - 1
    }

    /// See `place(_:after:)`.
    mutating func place(_ name: String) -> Int { place(Array(name.utf8)[...]) }
}

/// The hashed name of a customer; nil for words by which systems say that they do not know it.
func customerName(_ bytes: some TextBytes) -> UInt64? {
    guard bytes.contains(where: { $0 != 0x30 }) else { return nil }
    if bytes.count <= 12 {
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        if unknownCustomers.contains(word) { return nil }
    }
    return stableHash(bytes)
}

private let unknownCustomers: Set<String> = [
    "-", "-1", "anonymous", "n/a", "na", "nil", "none", "null", "private", "restricted",
    "unavailable",
    "unknown", "withheld",
]

/// The 64-bit hash FNV-1a of some bytes: the same on any machine.
///
/// - Parameter start: the hash of what comes before.
func stableHash(
    _ bytes: some TextBytes, from start: UInt64 = 0xCBF2_9CE4_8422_2325
) -> UInt64 {
    var hash = start
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // A byte that no text has is the end of each part: "ab" and "c" is not "a" and "bc".
    return (hash ^ 0xFF) &* 0x100_0000_01B3
}
