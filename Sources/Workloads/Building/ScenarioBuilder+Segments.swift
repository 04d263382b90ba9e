import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// Customers who are alike, in what they ask and when they come.
extension ScenarioBuilder {
    /// The segments; a single one if the file has none.
    mutating func segments() -> [Segment] {
        guard let list = inputs.segments.given() else { return [Segment()] }
        sharesAddUp(list, \.model.share)
        checkNames(list, \.model.name)
        return list.elements().map { own in
            var segment = own.value.model
            segment.patience = own.patienceMinutes.given().map {
                distribution($0, secondsPerUnit: 60)
            }
            segment.priorityClass = own.value.priority.flatMap { priorities.firstIndex(of: $0) }
            segment.intentShares = intentShares(of: own)
            checkCurves(of: own)
            return segment
        }
    }

    private mutating func intentShares(
        of segment: Reading<Inputs.Segment>
    ) -> [Double]? {
        guard let shares = segment[\.model.intentShares].given() else { return nil }
        let intents = inputs.value.intents?.map(\.name) ?? ["all"]
        if shares.value.count != intents.count {
            report(
                shares,
                "must have a number for each of the \(intents.count) intents, "
                    + "\(intents.joined(separator: ", ")) (found \(shares.value.count) numbers)")
            return nil
        }
        let sum = shares.value.reduce(0, +)
        if abs(sum - 1) > 1e-6 { report(shares, "shares must add up to 1 (found \(sum))") }
        return shares.value
    }

    /// Times of a segment's own are parts of curves.
    private mutating func checkCurves(of segment: Reading<Inputs.Segment>) {
        guard freshPerWeek == nil else { return }
        let message =
            "belongs to the curves of demand.freshPerMonth, and this demand is given otherwise"
        if segment.market.given() != nil { report(segment.market, message) }
        if segment.hours.given() != nil { report(segment.hours, message) }
        if segment.weekdays.given() != nil { report(segment.weekdays, message) }
    }

    /// Whether customers of some segment come at times of their own.
    var hasSegmentsInTime: Bool {
        inputs.value.segments?.contains {
            $0.market != nil || $0.hours != nil || $0.weekdays != nil
        } ?? false
    }

    /// The demand of all segments in the course of the run; nil if a problem stands in the way.
    ///
    /// - Parameters:
    ///   - local: relative demand of the intervals of the local week, of those without curves.
    ///   - markets: where those live who are of no market alone.
    mutating func curvesOfSegments(
        _ demand: Reading<Inputs.Demand>, _ local: [Double], _ markets: [Market], perWeek: Double,
        during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        guard let list = inputs.segments.given() else { return nil }
        var parts: [(week: [Double], markets: [Market])] = []
        for own in list.elements() {
            let week = week(of: own, local)
            let factor = own.value.model.share * perWeek / week.reduce(0, +)
            parts.append((week.map { $0 * factor }, self.markets(of: own, markets, demand)))
        }
        let length = parts.map { step(of: $0.week, $0.markets, during: measurement) }.min() ?? 60
        let weeks = parts.map { shares(of: $0.week, $0.markets, during: measurement) }
        // Each has its own part of the week to come in, if it stays away while the desk is closed.
        let courses = zip(list.elements(), zip(parts, weeks)).map { own, part in
            let course = course(
                of: part.0.week, part.0.markets, by: length, during: measurement)
            return everComes(own, part.1)
                ? adjusted(course, week: part.1, during: measurement) : course
        }
        let usual = list.value.map(\.model.share)
        usualWeek = mean(of: weeks, weights: usual)
        openShare = share(whileOpen: opening)
        let totals = courses[0].values.indices.map { place in
            courses.reduce(0) { $0 + $1.values[place] }
        }
        segmentShares = Timetable(
            interval: courses[0].interval,
            values: totals.enumerated().map { place, total in
                total > 0 ? courses.map { $0.values[place] / total } : usual
            }, isCyclic: false)
        return Timetable(interval: courses[0].interval, values: totals, isCyclic: false)
    }

    /// Whether a segment of that week comes at all; a problem if it stays away while the desk is
    /// closed, and has no other time to come.
    private mutating func everComes(
        _ segment: Reading<Inputs.Segment>, _ week: [Double]
    ) -> Bool {
        usualWeek = week
        guard inputs.value.demand.whenClosed == .stayAway, share(whileOpen: opening) == 0 else {
            return true
        }
        report(segment, "nobody of them ever arrives: they would while the desk is closed")
        return false
    }

    /// The mean of weeks that are cut into more or fewer intervals.
    private func mean(of weeks: [[Double]], weights: [Double]) -> [Double] {
        let count = weeks.map(\.count).max() ?? 1
        return (0..<count).map { number in
            zip(weeks, weights).reduce(0) { sum, part in
                let each = count / part.0.count
                return sum + part.1 * part.0[number / each] / Double(each)
            }
        }
    }

    /// Relative demand of the intervals of a segment's local week: what it does not say of hours
    /// and weekdays is as with others, whose it is too where nobody would ever come.
    private mutating func week(
        of segment: Reading<Inputs.Segment>, _ local: [Double]
    ) -> [Double] {
        let own = segment.value
        guard own.hours != nil || own.weekdays != nil else { return local }
        let perHour = local.count / 168
        func sum(_ isIn: (_ hour: Int) -> Bool) -> Double {
            local.enumerated().reduce(0) { $0 + (isIn($1.offset / perHour) ? $1.element : 0) }
        }
        let hours = own.hours ?? (0..<24).map { hour in sum { $0 % 24 == hour } }
        let weekdays = own.weekdays ?? (0..<7).map { day in sum { $0 / 24 == day } }
        let week = (0..<168).map { weekdays[$0 / 24] * hours[$0 % 24] }
        if week.contains(where: { $0 > 0 }) { return week }
        report(segment, "nobody ever arrives: some hour and some weekday must be above 0")
        return local
    }

    /// The market of a segment, or all, also where there is none of the name.
    private mutating func markets(
        of segment: Reading<Inputs.Segment>, _ markets: [Market], _ demand: Reading<Inputs.Demand>
    ) -> [Market] {
        guard let name = segment.value.market else { return markets }
        let names = (demand.value.markets ?? []).map(\.name)
        if names.isEmpty {
            report(segment.market, "there are no markets: give them in demand.markets")
            return markets
        }
        return position(of: name, among: names, "market", segment.market).map {
            [Market(share: 1, clock: markets[$0].clock)]
        } ?? markets
    }
}

extension Segment {
    /// Gives all segments the shares of intents, if any has its own, and the intents the shares
    /// that they then have among all customers.
    static func mix(_ segments: inout [Segment], into intents: inout [Intent]) {
        guard segments.contains(where: { $0.intentShares != nil }) else { return }
        let usual = intents.map(\.share)
        for place in segments.indices where segments[place].intentShares == nil {
            segments[place].intentShares = usual
        }
        for number in intents.indices {
            intents[number].share = segments.reduce(0) {
                $0 + $1.share * ($1.intentShares?[number] ?? 0)
            }
        }
    }
}
