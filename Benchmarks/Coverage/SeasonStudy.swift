import ElementaryFunctions
import Fitting
import Foundation
import RandomVariates
import StrictJSON
import Workloads

/// Counts of a shop with a known season, or without one, that are fitted.
struct SeasonalShop {
    /// What the year, and what years, make of the shop's demand.
    enum Course: String, CaseIterable {
        case flat, step, growth, smooth, christmas, christmasAndStep

        /// The factor of a part of the year.
        func season(_ part: Double) -> Double {
            switch self {
            case .flat, .step, .growth: return 1
            case .smooth: return exp(0.2 * cos(2 * .pi * part) + 0.06 * sin(4 * .pi * part))
            case .christmas, .christmasAndStep:
                let distance = (part - 0.948) * 365.25 / 10
                return exp(0.5 * exp(-0.5 * distance * distance))
            }
        }

        /// The factor of a day from the beginning.
        func level(_ day: Int) -> Double {
            switch self {
            case .flat, .smooth, .christmas: 1
            case .step, .christmasAndStep: day < 400 ? 1 : 1.3
            case .growth: exp(0.0004 * Double(day))
            }
        }

        /// Mean factors of the months over that of the year, from January.
        var months: [Double] {
            let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            let days = (0..<365).map { season((Double($0) + 0.5) / 365) }
            let mean = days.reduce(0, +) / 365
            var first = 0
            return lengths.map { length in
                defer { first += length }
                return days[first..<first + length].reduce(0, +) / Double(length) / mean
            }
        }
    }

    /// Counts of so many days from 1 January 2021 on, but for Sundays: by weekday, with factors of
    /// days of a coefficient of variation of .1 that have .66 of those of the day before.
    static func counts(_ course: Course, days: Int, number: Int) throws -> CountTable {
        let stream = KeyedStream(seed: 1, replication: UInt64(number), purpose: 204)
        let weekdays = [1.2, 1.1, 1, 1, 0.95, 0.6]
        let parts = [(9, 0.45), (15, 0.55)]
        var text = "date,time,count\n"
        var luck = Elementary.normalQuantile(stream.uniform(entity: 0))
        for day in 0..<days {
            let entity = UInt64(3 * day + 1)
            let own = Elementary.normalQuantile(stream.uniform(entity: entity))
            luck = 0.66 * luck + (1 - 0.66 * 0.66).squareRoot() * own
            let date = CalendarDate(dayNumber: 18_628 + day)
            guard date.weekday < 6 else { continue }
            let part = (Double(18_628 + day) + 0.5) / 365.2425
            let mean =
                500 * weekdays[date.weekday] * exp(0.1 * luck - 0.005) * course.level(day)
                * course.season(part - part.rounded(.down))
            for (place, (hour, share)) in parts.enumerated() {
                let own = Elementary.normalQuantile(
                    stream.uniform(entity: entity + 1 + UInt64(place)))
                let count = max(0, (mean * share + (mean * share).squareRoot() * own).rounded())
                text += "\(date.text),\(hour < 10 ? "0" : "")\(hour):00,\(Int(count))\n"
            }
        }
        return try CountTable(
            SourceText(name: "shop.csv", text: text),
            CountTable.Columns(day: "date", time: "time", count: "count"), calendar: nil,
            minutes: 60)
    }
}

/// A row for each month of each table in which a season was found, and one for each in which none
/// was; a table of how many.
func seasons() throws {
    print("course,days,number,finding,month,truth,value,halfWidth,covered")
    var table =
        "| demand | days | found in, % | months covered, % | deviation, % | half-width, % |\n"
    table += "| --- | ---: | ---: | ---: | ---: | ---: |\n"
    for course in SeasonalShop.Course.allCases {
        for days in [731, 1_096] {
            var (found, covered, error, width) = (0, 0, 0.0, 0.0)
            for number in 0..<macros {
                let counts = try SeasonalShop.counts(course, days: days, number: number)
                let fit = try FittedDemand(counts, holdingOut: 0, seed: UInt64(number + 1))
                let head = "\(course),\(days),\(number),\(fit.seasonFinding)"
                if fit.months.isEmpty { print("\(head),,,,,") }
                if fit.seasonFinding == .found { found += 1 }
                for (place, (month, truth)) in zip(fit.months, course.months).enumerated() {
                    let (off, half) = (month.value - truth, month.halfWidth ?? 0)
                    covered += abs(off) <= half ? 1 : 0
                    (error, width) = (error + off * off, width + half)
                    print(
                        "\(head),\(place + 1),\(truth),\(month.value),\(half),"
                            + "\(abs(off) <= half ? 1 : 0)")
                }
            }
            let months = Double(max(1, 12 * found))
            table += "| \(course) | \(days) | \(percent(Double(found) / Double(macros))) "
            table += "| \(found > 0 ? percent(Double(covered) / months) : "") "
            table += "| \(found > 0 ? percent((error / months).squareRoot()) : "") "
            table += "| \(found > 0 ? percent(width / months) : "") |\n"
        }
    }
    FileHandle.standardError.write(Data(table.utf8))
}
