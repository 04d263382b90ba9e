import ElementaryFunctions
import RandomVariates

/// Everybody who works in a group in the course of one replication, from their first to their last
/// day. Nothing that happens to customers changes it.
///
/// Each person leaves when the hazard of their days has come to a unit exponential of their own
/// (inversion of the cumulated hazard): so head counts without hiring are a pure death process, and
/// in two scenarios with other hazards the same people leave sooner or later.
///
/// - Complexity: made in O(person-days); memory O(people).
struct CareerPath {
    /// One of the people.
    struct Person: Equatable {
        /// Their first day; below 0 for who has been there before the run.
        var first: Double
        /// The first day on which they are not there any more; `Int32.max` if there is none.
        var end: Int32
    }

    /// By number: first those who are there when the run starts, then as they come.
    private(set) var people: [Person] = []
    /// How many begin and how many have left on each day.
    private(set) var hired: [Int]
    private(set) var left: [Int]

    private let days: Int
    private let tenure: KeyedStream
    private let leaving: KeyedStream
    private let choice: KeyedStream
    private let absence: KeyedStream
    private let group: UInt64
    /// Who gives notice on each day, on what day they did, which may have been before the run, and
    /// the day after their last one.
    private var notices: [[(person: Int, told: Int, end: Int32)]]

    /// - Parameters:
    ///   - careers: what is true on each day.
    ///   - group: its number.
    init(_ careers: [Careers], group: Int, _ stream: CustomerStream) {
        days = careers.count
        self.group = UInt64(group)
        tenure = stream.draws(.tenure)
        leaving = stream.draws(.leaving)
        choice = stream.draws(.transferOfPeople)
        absence = stream.draws(.absence)
        hired = Array(repeating: 0, count: days)
        left = Array(repeating: 0, count: days)
        notices = Array(repeating: [], count: days)
        guard let start = careers.first else { return }
        for number in 0..<start.people {
            let before = start.tenureDays.map {
                $0.quantile(tenure.uniform(entity: UInt64(number), index: self.group))
            }
            add(first: -(before ?? Careers.longTenure), on: 0, careers)
        }
        live(careers)
    }

    /// Goes through the days.
    private mutating func live(_ careers: [Careers]) {
        var joining = Array(repeating: 0, count: days)
        var (replacements, planned) = (Whole(), Whole())
        for day in 0..<days {
            let now = careers[day]
            for move in now.moves where move.day == day {
                if move.people > 0 { joining[day] += move.people } else { send(-move.people, day) }
            }
            func join(_ count: Int, after earlier: Double) {
                let earliest = max(Double(day), earlier)
                let step = Double(max(1, now.classDays))
                let start = (earliest / step).rounded(.up) * step
                if start < Double(days) { joining[Int(start)] += count }
            }
            // Who was sent away before is not replaced.
            for (person, told, end) in notices[day] where people[person].end == end {
                join(replacements.add(now.backfill), after: Double(told) + now.timeToHireDays)
            }
            join(planned.add(now.hiresPerMonth / Careers.daysPerMonth), after: Double(day))
            for _ in 0..<joining[day] { add(first: Double(day), on: day, careers) }
            hired[day] = joining[day]
        }
        for person in people where person.end < days { left[Int(person.end)] += 1 }
    }

    /// Adds somebody who is there from a day on, and finds their last one.
    private mutating func add(first: Double, on day: Int, _ careers: [Careers]) {
        let number = people.count
        people.append(Person(first: first, end: .max))
        var rest = -Elementary.log(leaving.uniform(entity: UInt64(number), index: group))
        for now in day..<days {
            rest -= careers[now].hazard(atTenure: Double(now) - first)
            guard rest <= 0 else { continue }
            people[number].end = Int32(now + 1)
            let notice = Int((Double(now + 1) - careers[now].noticeDays).rounded(.down))
            // Nobody gives notice before their first day, nor on it.
            let told = first < 0 ? notice : max(notice, day + 1)
            if told < days { notices[max(0, told)].append((number, told, Int32(now + 1))) }
            return
        }
    }

    /// Takes so many people away, whom chance chooses.
    private mutating func send(_ count: Int, _ day: Int) {
        let present = people.indices.filter {
            people[$0].end > day && people[$0].first <= Double(day)
        }
        let chosen = present.map { person in
            (choice.uniform(entity: UInt64(person), index: group), person)
        }.sorted { $0 < $1 }
        for (_, person) in chosen.prefix(count) { people[person].end = Int32(day) }
    }

    /// People employed on a day, by number.
    func employed(on day: Int) -> [Int] {
        people.indices.filter { people[$0].first <= Double(day) && people[$0].end > day }
    }

    /// Days since a person's first one.
    func tenure(of person: Int, on day: Int) -> Double { Double(day) - people[person].first }

    /// Whether a person is away on a day although they should be there.
    func isAbsent(_ person: Int, on day: Int, _ share: Double) -> Bool {
        share > 0
            && absence.uniform(entity: UInt64(person), index: group << 32 | UInt64(day)) < share
    }
}

/// Parts of people that add up to whole ones.
private struct Whole {
    private var sum = 0.0
    private var given = 0

    /// Adds a part, and says how many whole ones are new: the sum is rounded, not each part.
    mutating func add(_ part: Double) -> Int {
        sum += part
        let new = max(0, Int((sum + 1e-9).rounded()) - given)
        given += new
        return new
    }
}
