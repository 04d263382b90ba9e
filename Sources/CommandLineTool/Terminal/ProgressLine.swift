import Reports

/// One line on a terminal that tells how far the work is and how long it will still take.
///
/// It appears after half a second, changes at most ten times a second, and is silent where
/// standard error is no terminal. `judging  34/200 replications  12.3/s  14s left`
struct ProgressLine: Sendable {
    private let unit: String
    private let stream: Output.Stream
    private let width: Int
    private let now: @Sendable () -> Double
    private let start: Double
    private var next: Double
    private var shownCount = 0

    /// A line not yet visible.
    ///
    /// - Parameters:
    ///   - unit: what is counted, in the plural
    ///   - stream: standard error
    ///   - width: the characters of a terminal line
    ///   - now: the seconds of a clock that never goes back; it is read once here
    init(
        unit: String, to stream: Output.Stream, width: Int,
        now: @escaping @Sendable () -> Double
    ) {
        self.unit = unit
        self.stream = stream
        self.width = width
        self.now = now
        start = now()
        next = start + 0.5
    }

    /// Shows how many units are done of how many, and in which stage of the work, if it is time to;
    /// the total may change.
    mutating func update(done: Int, total: Int, stage: String? = nil) {
        guard stream.isTerminal else { return }
        let time = now()
        guard time >= next else { return }
        next = time + 0.1
        let start = stage.map { $0 + "  " } ?? ""
        show(start + text(done: done, total: total, elapsed: time - self.start))
    }

    /// Removes the line, before anything else is written and at the end.
    mutating func clear() {
        guard shownCount > 0 else { return }
        show("")
        try? stream.write(Array("\r".utf8))
    }

    private mutating func show(_ text: String) {
        let text = text.prefix(width - 1)
        let padding = String(repeating: " ", count: max(0, shownCount - text.count))
        // Progress is a courtesy: that it cannot be shown must not stop the work.
        try? stream.write(Array("\r\(text)\(padding)".utf8))
        shownCount = text.count
    }

    private func text(done: Int, total: Int, elapsed: Double) -> String {
        let count = "\(NumberFormat.count(done))/\(NumberFormat.count(total)) \(unit)"
        guard done > 0 else { return count }
        let rate = Double(done) / elapsed
        let left = Self.duration(seconds: Double(max(0, total - done)) / rate)
        return "\(count)  \(NumberFormat.measure(rate))/s  \(left) left"
    }

    /// A length of time in at most two units, rounded up to whole seconds: `3min 20s`.
    static func duration(seconds: Double) -> String {
        let total = Int(min(seconds.rounded(.up), 1e9))
        return switch total {
        case ..<60: "\(total)s"
        case ..<3600: "\(total / 60)min \(total % 60)s"
        case ..<86_400: "\(total / 3600)h \(total / 60 % 60)min"
        default: "\(total / 86_400)d \(total / 3600 % 24)h"
        }
    }
}
