import ElementaryFunctions
import SimulationKernel

/// The people of a group on the day: how many seats they fill, and what those in them can do.
struct Workforce {
    let path: CareerPath
    /// What is true on each day.
    private let careers: [Careers]
    /// People for whom the plan is, by day.
    private let planned: [Double]
    /// The day that it is.
    private(set) var day = -1
    /// People employed.
    private(set) var employed = 0
    /// Those of them who serve customers today, by number.
    private var present: [Int] = []
    /// Seats so far, before and after rounding.
    private var wanted = 0.0
    private var given = 0

    /// - Parameters:
    ///   - groups: the group on each day.
    ///   - number: of the group.
    init?(_ groups: [AgentGroup], number: Int, _ stream: CustomerStream) {
        let careers = groups.compactMap(\.careers)
        guard let first = careers.first, careers.count == groups.count else { return nil }
        self.careers = careers
        planned = careers.map { $0.planned(from: first) }
        path = CareerPath(careers, group: number, stream)
    }

    /// The most seats that people ever fill, if at most so many are planned.
    func mostSeats(of plan: Int) -> Int {
        var (trained, most) = (0, 0.0)
        var change = Array(repeating: 0, count: careers.count + 1)
        // Who has been trained under the shortest training may be at work.
        let training = careers.map(\.trainingDays).min() ?? 0
        for person in path.people {
            let first = max(0, person.first + Double(training))
            let end = min(Int(person.end), careers.count)
            guard first < Double(end) else { continue }
            change[Int(first.rounded(.up))] += 1
            change[end] -= 1
        }
        for day in careers.indices {
            trained += change[day]
            most = max(most, strength(of: Double(trained), on: day) / planned[day])
        }
        // One more for what rounding has kept.
        return Int((Double(plan) * most).rounded(.up)) + 1
    }

    /// Begins a day; after the last one it stays the last.
    mutating func begin(day number: Int) {
        day = min(number, careers.count - 1)
        let now = careers[day]
        let all = path.employed(on: day)
        employed = all.count
        present = all.filter {
            path.tenure(of: $0, on: day) >= Double(now.trainingDays)
                && !path.isAbsent($0, on: day, now.absence)
        }
    }

    /// Who came, left and is employed today.
    var today: PeopleCount {
        var count = PeopleCount()
        (count.hired, count.left) = (path.hired[day], path.left[day])
        count.atEnd = employed
        return count
    }

    /// How many people's work is done today, overtime included.
    private var strength: Double { strength(of: Double(present.count), on: day) }

    private func strength(of people: Double, on day: Int) -> Double {
        max(people, min(planned[day], people * (1 + careers[day].overtime)))
    }

    /// The share of the work that is overtime.
    var overtimeShare: Double {
        strength > 0 ? 1 - Double(present.count) / strength : 0
    }

    /// How many seats are filled of those planned for all: the sum is rounded, not each interval,
    /// but for one seat that is filled whenever anybody is there.
    mutating func seats(ofPlan plan: Int) -> Int {
        wanted += Double(plan) * strength / planned[day]
        // As long as somebody is there, one of them is on duty where anybody is planned.
        let least = plan > 0 && !present.isEmpty ? 1 : 0
        let now = max(least, Int(wanted.rounded()) - given)
        given += now
        return now
    }

    /// Who sits where today. The people change places from day to day, and those of any first seats
    /// are about as experienced as all.
    private func person(inSeat seat: Int) -> Int? {
        guard !present.isEmpty else { return nil }
        let golden = 0.618_033_988_749_895
        let place = (Double(seat) * golden + Double(day) * golden * golden)
        let fraction = place - place.rounded(.down)
        return present[min(Int(fraction * Double(present.count)), present.count - 1)]
    }

    /// What who sits in a seat today has learnt, and how far they are.
    func learnt(inSeat seat: Int) -> (skill: Careers.Skill, experience: Double) {
        guard let person = person(inSeat: seat) else {
            return (Careers.Skill(days: 0, speed: 1), 1)
        }
        let (own, tenure) = (careers[day], path.tenure(of: person, on: day))
        return (own.skill(atTenure: tenure), own.experience(atTenure: tenure))
    }
}
