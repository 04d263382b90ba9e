import ContactRouting

/// People who come, learn and leave.
extension Measure {
    static let people = [
        agents(
            "employees", "people",
            "mean number of people employed, whether they are at work or not, where careers are "
                + "given"
        ) { tally, scenario, groups in
            groups.counted(scenario) { number in
                Ratio(
                    Double(tally.staffingByGroup[number].employed),
                    per: Double(tally.horizon.ticks))
            }
        },
        agents("employeesAtEnd", "people", "people employed on the last day") {
            tally, scenario, groups in
            groups.counted(scenario) { Ratio(Double(tally.peopleByGroup[$0].atEnd ?? 0)) }
        },
        agents("hires", "people", "people who had their first day") { tally, scenario, groups in
            groups.counted(scenario) { Ratio(Double(tally.peopleByGroup[$0].hired)) }
        },
        agents(
            "departures", "people",
            "people who had their last day, counted on the day after it"
        ) { tally, scenario, groups in
            groups.counted(scenario) { Ratio(Double(tally.peopleByGroup[$0].left)) }
        },
        agents("overtimeShare", "share", "time on duty that is overtime, over time on duty") {
            tally, scenario, groups in
            let all = groups.filter { scenario.humans?.groups[$0].careers != nil }
            guard !all.isEmpty else { return nil }
            return all.reduce(Ratio(0.0, per: 0)) { sum, number in
                let time = tally.staffingByGroup[number]
                return Ratio(
                    sum.numerator + Double(time.overtime),
                    per: sum.denominator + Double(time.present))
            }
        },
    ]
}

extension Range<Int> {
    /// The sum of what is counted of the groups whose people come and go; nil if there are none.
    fileprivate func counted(_ scenario: Scenario, _ ofGroup: (Int) -> Ratio) -> Ratio? {
        let all = filter { scenario.humans?.groups[$0].careers != nil }
        guard let first = all.first else { return nil }
        return all.dropFirst().reduce(ofGroup(first)) { sum, number in
            Ratio(sum.numerator + ofGroup(number).numerator, per: sum.denominator)
        }
    }
}
