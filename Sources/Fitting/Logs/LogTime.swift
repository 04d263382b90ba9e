import Workloads

/// A time on the clock of a desk.
struct LogTime: Equatable {
    /// The day since 1970-01-01.
    var day: Int
    /// Seconds of that day.
    var second: Double

    /// Seconds since 1970-01-01 of that clock.
    var seconds: Double { Double(day) * 86_400 + second }

    /// The time so many seconds after 1970-01-01.
    init(seconds: Double) {
        day = Int((seconds / 86_400).rounded(.down))
        second = seconds - Double(day) * 86_400
    }

    /// A time of a day, or the end of it.
    init(day: Int, second: Double) {
        let isNext = second >= 86_400
        (self.day, self.second) = isNext ? (day + 1, second - 86_400) : (day, second)
    }
}

/// Reads the times of a log, whichever way they are written.
///
/// A date and a time with a blank or a T between them, with or without a distance from UTC; a
/// time alone, where dates have a column; or seconds (or milliseconds) since 1970-01-01 UTC.
struct LogTimeReader {
    private let format: Inputs.Trace.DateFormat
    /// The clock of the desk; nil if times are to be taken as they are written.
    private let zone: ZoneClock?
    /// The clocks by which times were written, in minutes ahead of UTC.
    private(set) var offsets: Set<Int> = []
    private var lastOffset: Int?
    private var lastDate: [UInt8] = []
    private var lastDay: Int?

    /// Times of dates in one format.
    ///
    /// - Parameter zone: the desk's clock; nil to take times as they are written.
    init(_ format: Inputs.Trace.DateFormat, zone: ZoneClock?) {
        self.format = format
        self.zone = zone
    }

    /// Reads a time; nil if it is none.
    ///
    /// - Parameter date: the day of times that stand without one.
    mutating func time(_ bytes: some TextBytes, on date: Int? = nil) -> LogTime? {
        guard let time = anyTime(bytes, on: date) else { return nil }
        // Before 1980 and after 2100 nobody answered a telephone with a log.
        return (3_650..<47_482).contains(time.day) ? time : nil
    }

    private mutating func anyTime(_ bytes: some TextBytes, on date: Int?) -> LogTime? {
        guard let gap = bytes.firstIndex(where: { $0 == 0x20 || $0 == 0x54 }), date == nil else {
            if let date {
                return LogTimeReader.clock(bytes).map {
                    shifted(LogTime(day: date, second: $0.second))
                }
            }
            guard let epoch = LogTimeReader.number(bytes), epoch >= 1e8, epoch < 1e14 else {
                return nil
            }
            note(0)
            return shifted(LogTime(seconds: epoch >= 1e11 ? epoch / 1_000 : epoch))
        }
        guard let day = day(bytes[..<gap]),
            let clock = LogTimeReader.clock(bytes[(gap + 1)...])
        else { return nil }
        guard let written = clock.offset else {
            return shifted(LogTime(day: day, second: clock.second))
        }
        note(written)
        guard zone != nil else { return LogTime(day: day, second: clock.second) }
        return shifted(
            LogTime(seconds: Double(day) * 86_400 + clock.second - Double(written) * 60))
    }

    /// A time that does not say by which clock it is written: that of the desk, or of UTC if the
    /// desk's is given beside it.
    private func shifted(_ time: LogTime) -> LogTime {
        zone.map { LogTime(seconds: $0.local(time.seconds)) } ?? time
    }

    private mutating func note(_ minutes: Int) {
        guard minutes != lastOffset else { return }
        lastOffset = minutes
        offsets.insert(minutes)
    }

    /// The day of a date, or of six digits YYMMDD or eight YYYYMMDD; nil if it is none.
    mutating func day(_ bytes: some TextBytes) -> Int? {
        if let lastDay, bytes.are(lastDate) { return lastDay }
        guard let day = freshDay(bytes) else { return nil }
        (lastDate, lastDay) = (Array(bytes), day)
        return day
    }

    private func freshDay(_ bytes: some TextBytes) -> Int? {
        let parts = bytes.split(omittingEmptySubsequences: false) { byte in
            byte == 0x2D || byte == 0x2F || byte == 0x2E
        }
        var numbers = parts.compactMap(LogTimeReader.digits)
        guard numbers.count == parts.count else { return nil }
        if numbers.count == 1, bytes.count == 6 || bytes.count == 8 {
            var year = numbers[0] / 10_000
            if bytes.count == 6 { year += year >= 70 ? 1_900 : 2_000 }
            let (month, day) = (numbers[0] / 100 % 100, numbers[0] % 100)
            return CalendarDate(year: year, month: month, day: day)?.dayNumber
        }
        guard numbers.count == 3 else { return nil }
        if parts[2].count == 2, parts[0].count <= 2, format != .year { numbers[2] += 2_000 }
        let isYearFirst = parts[0].count == 4
        let date =
            isYearFirst
            ? CalendarDate(year: numbers[0], month: numbers[1], day: numbers[2])
            : format == .month
                ? CalendarDate(year: numbers[2], month: numbers[0], day: numbers[1])
                : CalendarDate(year: numbers[2], month: numbers[1], day: numbers[0])
        return date?.dayNumber
    }

    /// Seconds since midnight of H:MM, H:MM:SS or H:MM:SS.f, with or without AM or PM, and minutes
    /// ahead of UTC of a Z or a distance after it.
    private static func clock(
        _ bytes: some TextBytes
    ) -> (second: Double, offset: Int?)? {
        var end = bytes.startIndex
        while end < bytes.endIndex,
            bytes[end] == 0x3A || bytes[end] == 0x2E || (48...57).contains(bytes[end])
        {
            end += 1
        }
        guard let second = seconds(ofClock: bytes[..<end]), second <= 86_400 else { return nil }
        if end + 1 == bytes.endIndex, bytes[end] == 0x5A { return (second, 0) }
        let rest = bytes[end...].filter { $0 != 0x20 }
        switch rest.first {
        case nil: return (second, nil)
        case 0x5A, 0x7A: return rest.count == 1 ? (second, 0) : nil
        case 0x2B, 0x2D:
            let digits = rest.dropFirst().filter { $0 != 0x3A }
            guard let number = LogTimeReader.digits(digits[...]),
                digits.count == 2 || digits.count == 4
            else { return nil }
            let minutes = digits.count == 2 ? number * 60 : number / 100 * 60 + number % 100
            return (second, rest[rest.startIndex] == 0x2D ? -minutes : minutes)
        default:
            let word = String(decoding: rest, as: UTF8.self).uppercased()
            guard ["AM", "PM"].contains(word), second >= 3_600, second < 46_800 else { return nil }
            let half = second >= 43_200 ? second - 43_200 : second
            return (word == "PM" ? half + 43_200 : half, nil)
        }
    }

    /// Seconds of parts between colons, the last of which may have decimals: H:MM, H:MM:SS.
    static func seconds(ofClock bytes: some TextBytes) -> Double? {
        var place = bytes.startIndex
        guard let hours = digits(of: bytes, from: &place), isColon(bytes, place) else {
            return nil
        }
        place += 1
        guard let minutes = digits(of: bytes, from: &place), minutes < 60 else { return nil }
        let whole = Double(hours * 3_600 + minutes * 60)
        if place == bytes.endIndex { return whole }
        guard isColon(bytes, place), let seconds = number(bytes[(place + 1)...]), seconds < 61
        else { return nil }
        return whole + seconds
    }

    private static func isColon(_ bytes: some TextBytes, _ place: Int) -> Bool {
        place < bytes.endIndex && bytes[place] == 0x3A
    }

    /// The digits from a place on, nine at most, which goes on to what follows them.
    private static func digits(of bytes: some TextBytes, from place: inout Int) -> Int? {
        let start = place
        var number = 0
        while place < bytes.endIndex, place - start < 10, (48...57).contains(bytes[place]) {
            number = number * 10 + Int(bytes[place]) - 48
            place += 1
        }
        return (1...9).contains(place - start) ? number : nil
    }

    /// A whole number of digits alone, nine at most.
    static func digits(_ bytes: some TextBytes) -> Int? {
        var place = bytes.startIndex
        let number = digits(of: bytes, from: &place)
        return place == bytes.endIndex ? number : nil
    }

    /// A number of digits with a point or comma among them, or none, or with a power of ten.
    ///
    /// `1,234` is none: it is two numbers to two people.
    static func number(_ bytes: some TextBytes) -> Double? {
        guard (1...24).contains(bytes.count) else { return nil }
        // Whole numbers are exact, and faster, up to 18 digits.
        var (short, long, digits) = (0, 0.0, 0)
        var mark: (byte: UInt8, digits: Int)?
        for byte in bytes {
            let digit = byte &- 48
            if digit < 10 {
                if digits < 18 {
                    short = short &* 10 &+ Int(digit)
                } else {
                    long = (digits == 18 ? Double(short) : long) * 10 + Double(digit)
                }
                digits &+= 1
            } else if byte == 0x2E || byte == 0x2C {
                guard mark == nil else { return nil }
                mark = (byte, digits)
            } else {
                return scientific(bytes)
            }
        }
        guard digits > 0 else { return nil }
        let number = digits <= 18 ? Double(short) : long
        guard let mark else { return number }
        let decimals = digits - mark.digits
        if mark.byte == 0x2C, decimals == 3, number >= 1_000 { return nil }
        return number / powersOfTen[decimals]
    }

    /// From 1 to 10^24, each exact or next to it.
    private static let powersOfTen = (0..<25).map { power in
        (0..<power).reduce(1.0) { product, _ in product * 10 }
    }

    /// A number with blanks of any kind or apostrophes between groups of three digits.
    static func grouped(_ bytes: some TextBytes) -> Double? {
        guard bytes.count <= 40 else { return nil }
        let groups = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false
        ) { " \u{A0}\u{202F}\u{2009}'\u{2019}".contains($0) }
        guard groups.count > 1, (1...3).contains(groups[0].count),
            groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 }),
            groups[groups.count - 1].prefix(while: \.isNumber).count == 3
        else { return nil }
        return number(Array(groups.joined().utf8)[...])
    }

    /// Whether a mark may be that of decimals or of thousands.
    static func isTwofold(_ bytes: some TextBytes) -> Bool {
        number(bytes) == nil && number(ArraySlice(bytes.filter { $0 != 0x2C })) != nil
    }

    private static func scientific(_ bytes: some TextBytes) -> Double? {
        guard bytes.contains(where: { $0 == 0x65 || $0 == 0x45 }),
            bytes.allSatisfy({ (43...57).contains($0) || $0 == 0x65 || $0 == 0x45 }),
            let number = Double(String(decoding: bytes, as: UTF8.self)), number >= 0,
            number.isFinite
        else { return nil }
        return number
    }
}
