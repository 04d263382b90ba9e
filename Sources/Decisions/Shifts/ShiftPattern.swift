import Experiments

/// A shift that agents may work: how long, with which breaks, from which times of the day.
///
/// Everything is in quarters of an hour. Breaks are not paid: short paid ones are part of the
/// shrinkage.
public struct ShiftPattern: Sendable, Equatable {
    /// The shift as it is typed: `8h:30m@4h/6-14`.
    public let text: String
    /// Minutes from its start to its end, breaks included; from 15 to 1,440.
    public let length: Int
    /// Its breaks, in minutes from its start; they do not overlap.
    public let breaks: [Range<Int>]
    /// Minutes of the day at which it may start, in rising order.
    public let starts: [Int]

    private static let quarter = 15
    private static let day = 1_440

    /// Reads `LENGTH[:BREAK@AFTER...][/STARTS[/EVERY]]`.
    ///
    /// `8h:30m@4h/6-14` is eight hours with a break of half an hour after four, starting at any
    /// full hour from 6 to 14. Starts are times of the day, as `6-14`, `6:30-14:00` or `6,7:15,22`;
    /// if absent, the whole day. Between the ends of a range a shift may start every hour, or
    /// every so often: `8h/6-14/15m`.
    ///
    /// - Throws: `InvalidQuestion` if it is no such shift.
    public init(_ text: String) throws {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let spans = parts[0].split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 3, let length = ShiftPattern.duration(spans[0]),
            let step = parts.count < 3 ? 60 : ShiftPattern.duration(parts[2]),
            let breaks = ShiftPattern.breaks(spans.dropFirst(), in: length),
            let starts = parts.count < 2
                ? Array(stride(from: 0, to: ShiftPattern.day, by: step))
                : ShiftPattern.starts(parts[1], every: step)
        else { throw ShiftPattern.invalid(text) }
        self.text = text
        self.length = length
        self.breaks = breaks
        self.starts = starts
    }

    /// Minutes worked, which are those paid.
    public var paidMinutes: Int { breaks.reduce(length) { $0 - $1.count } }

    /// Hours worked, which are those paid.
    public var paidHours: Double { Double(paidMinutes) / 60 }

    /// Whether it starts, ends and breaks at intervals of so many minutes.
    func isWhole(in interval: Int) -> Bool {
        let ends = breaks.flatMap { [$0.lowerBound, $0.upperBound] }
        return ([length] + ends + starts).allSatisfy { $0 % interval == 0 }
    }

    /// The intervals of a cycle in which one who starts with `start` works.
    package func intervals(from start: Int, cycle: Int, of minutes: Int) -> [Int] {
        (0..<length / minutes).filter { number in
            !breaks.contains { $0.contains(number * minutes) }
        }.map { (start + $0) % cycle }
    }

    /// Breaks as `30m@4h`, in order of time; nil if one is not within the shift, or they overlap.
    private static func breaks(_ parts: ArraySlice<Substring>, in length: Int) -> [Range<Int>]? {
        var breaks: [Range<Int>] = []
        for part in parts {
            let pair = part.split(separator: "@", omittingEmptySubsequences: false).map(duration)
            guard pair.count == 2, let pause = pair[0], let after = pair[1], after + pause < length
            else { return nil }
            breaks.append(after..<after + pause)
        }
        breaks.sort { $0.lowerBound < $1.lowerBound }
        let areApart = zip(breaks, breaks.dropFirst()).allSatisfy {
            $0.upperBound <= $1.lowerBound
        }
        return areApart ? breaks : nil
    }

    /// Quarters of an hour in minutes, such as `8h`, `30m` or `7h45m`: a day at most.
    private static func duration(_ text: Substring) -> Int? {
        let hours = text.hasSuffix("h") ? text.dropLast() : text.firstPart(before: "h")
        let minutes = text.hasSuffix("h") ? nil : (text.lastPart(after: "h") ?? text)
        var total = 0
        if let hours {
            guard let number = Int(hours), (0...24).contains(number) else { return nil }
            total += number * 60
        }
        if let minutes {
            guard minutes.hasSuffix("m"), let number = Int(minutes.dropLast()),
                (0...day).contains(number)
            else { return nil }
            total += number
        }
        return total > 0 && total <= day && total % quarter == 0 ? total : nil
    }

    /// Times of the day, as `6-14` or `6,7:15,22`, in rising order.
    private static func starts(_ text: Substring, every step: Int) -> [Int]? {
        var starts: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(time)
            guard (1...2).contains(ends.count), let first = ends[0],
                let last = ends[ends.count - 1],
                first <= last
            else { return nil }
            starts.formUnion(stride(from: first, through: last, by: step))
        }
        return starts.sorted()
    }

    /// A time of the day in minutes, such as `6` or `6:30`.
    private static func time(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard (1...2).contains(parts.count), let hour = parts[0], (0..<24).contains(hour),
            let minute = parts.count == 1 ? 0 : parts[1], (0..<60).contains(minute),
            minute % quarter == 0
        else { return nil }
        return hour * 60 + minute
    }

    private static func invalid(_ text: String) -> InvalidQuestion {
        InvalidQuestion(
            message: "'\(text)' is not a shift",
            hint: "Write LENGTH:BREAK@AFTER/STARTS in quarters of an hour, such as 8h:30m@4h/6-14: "
                + "eight hours, a break of half an hour after four, starting from 6 to 14 o'clock.")
    }
}

extension Substring {
    /// What stands before the first `separator`; nil if it does not occur.
    fileprivate func firstPart(before separator: Character) -> Substring? {
        firstIndex(of: separator).map { self[..<$0] }
    }

    /// What stands after the first `separator`; nil if it does not occur.
    fileprivate func lastPart(after separator: Character) -> Substring? {
        firstIndex(of: separator).map { self[index(after: $0)...] }
    }
}
