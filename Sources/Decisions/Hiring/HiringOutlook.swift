import ContactRouting
import Experiments
import Workloads

/// What can be expected of people month by month: of those who are there, and of each class.
///
/// The coverage of a month is the work of a group's people over the people whom its plan is for
/// (see `ExpectedWork`), averaged over the days of the month: 1 if as many experienced people are
/// at work as the plan counts on. Of several groups it is the smallest.
struct HiringOutlook: Sendable {
    /// A group that is hired for.
    struct Group: Sendable {
        /// People whom the plan is for, by month.
        let planned: [Double]
        /// Those who are there already, by month.
        let staying: [ExpectedWork.Day]
        /// Somebody who begins on the first day of a month, by that month and by month.
        let beginners: [[ExpectedWork.Day]]
        /// What they cost until the end of the run: money, or days if somebody costs nothing.
        let costs: [Double]
        /// Which of the classes are at work in a month, by month: those that can begin at all, and
        /// are not in training for most of it. Who waits until they are there has left.
        let helps: [[Bool]]

        /// What can be expected of a plan for it in a month.
        func expected(_ hires: [Int], inMonth month: Int) -> ExpectedWork.Day {
            hires.indices.reduce(into: staying[month]) { sum, start in
                let (count, one) = (Double(hires[start]), beginners[start][month])
                sum.employed += count * one.employed
                sum.work += count * one.work
                sum.variance += count * one.variance
            }
        }
    }

    let groups: [Group]
    let monthCount: Int
    /// Whether costs are money.
    let havePrices: Bool
    /// How many can begin in a month in a group, at most.
    let most: Int?

    /// The coverage of each month.
    func coverage(_ plan: HiringPlan) -> [Double] {
        (0..<monthCount).map { month in
            zip(groups, plan.hires).filter { $0.0.planned[month] > 0 }.map { group, hires in
                group.expected(hires, inMonth: month).work / group.planned[month]
            }.min() ?? 0
        }
    }

    /// The standard deviation of the coverage of each month, from course to course.
    func deviation(_ plan: HiringPlan) -> [Double] {
        (0..<monthCount).map { month in
            zip(groups, plan.hires).filter { $0.0.planned[month] > 0 }.map { group, hires in
                group.expected(hires, inMonth: month).variance.squareRoot() / group.planned[month]
            }.max() ?? 0
        }
    }

    /// People employed in a month, all groups together.
    func employed(_ plan: HiringPlan, inMonth month: Int) -> Double {
        zip(groups, plan.hires).reduce(0) { $0 + $1.0.expected($1.1, inMonth: month).employed }
    }

    /// What hiring costs until the end of the run.
    func cost(_ plan: HiringPlan) -> Double {
        zip(groups, plan.hires).reduce(0) { sum, group in
            sum + zip(group.0.costs, group.1).reduce(0) { $0 + $1.0 * Double($1.1) }
        }
    }
}

extension HiringOutlook {
    /// - Parameters:
    ///   - frozen: the scenario without any hiring.
    ///   - numbers: the groups that are hired for.
    init(_ frozen: Scenario, groups numbers: [Int], months: [HiringMonth], most: Int?) {
        let works = numbers.compactMap { ExpectedWork(frozen, group: $0) }
        let earliest = numbers.map { number in
            let careers = frozen.humans?.groups[number].careers
            return (months.first?.days.lowerBound ?? 0)
                + Int((careers?.timeToHireDays ?? 0).rounded(.up))
        }
        let classes = works.map { work in
            months.map { work.beginner(on: $0.days.lowerBound) }
        }
        havePrices = classes.allSatisfy { $0.allSatisfy { $0.cost > 0 } }
        groups = works.indices.map { [havePrices] place in
            Group(
                planned: months.map { month in
                    works[place].planned[month.days].reduce(0, +) / Double(month.days.count)
                },
                staying: months.map { works[place].ofThoseThere[$0.days].mean },
                beginners: classes[place].map { own in months.map { own.days[$0.days].mean } },
                costs: classes[place].map { own in
                    havePrices ? own.cost : own.days.reduce(0) { $0 + $1.employed }
                },
                helps: zip(months, classes[place]).map { start, own in
                    months.map { month in
                        let days = own.days[month.days].count { $0.work > 0 }
                        return start.days.lowerBound >= earliest[place]
                            && 2 * days >= month.days.count
                    }
                })
        }
        monthCount = months.count
        self.most = most
    }
}

extension ArraySlice<ExpectedWork.Day> {
    /// The mean day.
    fileprivate var mean: ExpectedWork.Day {
        var mean = ExpectedWork.Day()
        for day in self {
            mean.employed += day.employed / Double(count)
            mean.work += day.work / Double(count)
            mean.variance += day.variance / Double(count)
        }
        return mean
    }
}
