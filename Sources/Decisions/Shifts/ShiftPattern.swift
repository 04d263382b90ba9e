import Experiments

/// A shift that agents may work: how long, with which breaks, from which hours of the day.
///
/// Everything is in whole hours, because that is how agents on duty are planned. Breaks are not
/// paid: short paid ones are part of the shrinkage.
public struct ShiftPattern: Sendable, Equatable {
    /// The shift as it is typed: `8h:1h@4h/6-14`.
    public let text: String
    /// Hours from its start to its end, breaks included; from 1 to 24.
    public let length: Int
    /// For each hour from its start whether the agent works in it.
    public let isWorking: [Bool]
    /// Hours of the day at which it may start.
    public let starts: [Int]

    /// Reads `LENGTH[:BREAK@AFTER...][/STARTS]`.
    ///
    /// `8h:1h@4h/6-14` is eight hours with a break of one hour after four, starting at any hour
    /// from 6 to 14. Starts are hours of the day, as `6-14` or `6,7,22`; if absent, any hour.
    ///
    /// - Throws: `InvalidQuestion` if it is no such shift.
    public init(_ text: String) throws {
        let halves = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        guard let length = ShiftPattern.hours(parts[0]), (1...24).contains(length) else {
            throw ShiftPattern.invalid(text)
        }
        var isWorking = [Bool](repeating: true, count: length)
        for part in parts.dropFirst() {
            let pair = part.split(separator: "@").map(ShiftPattern.hours)
            guard pair.count == 2, let pause = pair[0], let after = pair[1], pause > 0, after > 0,
                after < length, pause < length - after
            else { throw ShiftPattern.invalid(text) }
            for hour in after..<after + pause { isWorking[hour] = false }
        }
        guard let starts = halves.count == 1 ? Array(0..<24) : ShiftPattern.starts(halves[1])
        else { throw ShiftPattern.invalid(text) }
        self.text = text
        self.length = length
        self.isWorking = isWorking
        self.starts = starts
    }

    /// Hours worked, which are those paid.
    public var paidHours: Int { isWorking.count { $0 } }

    /// The hours of a cycle in which one who starts at `start` works.
    func hours(from start: Int, cycle: Int) -> [Int] {
        isWorking.indices.filter { isWorking[$0] }.map { (start + $0) % cycle }
    }

    /// A number of whole hours such as `8h`.
    private static func hours(_ text: Substring) -> Int? {
        text.hasSuffix("h") ? Int(text.dropLast()) : nil
    }

    /// Hours of the day, as `6-14` or `6,7,22`, in rising order.
    private static func starts(_ text: Substring) -> [Int]? {
        var starts: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0],
                let last = ends[ends.count - 1],
                (0..<24).contains(first), (first..<24).contains(last)
            else { return nil }
            starts.formUnion(first...last)
        }
        return starts.sorted()
    }

    private static func invalid(_ text: String) -> InvalidQuestion {
        InvalidQuestion(
            message: "'\(text)' is not a shift",
            hint: "Write LENGTH:BREAK@AFTER/STARTS in whole hours, such as 8h:1h@4h/6-14: eight "
                + "hours, a break of one after four, starting from 6 to 14 o'clock.")
    }
}
