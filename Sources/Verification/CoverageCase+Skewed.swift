import ContactRouting
import Experiments
import QueueingTheory
import SimulationStatistics

/// Short days and days that differ: what planners run, and where intervals find it hardest.
extension CoverageCase {
    /// Percentiles of waits at 5 to 100 replications, on three models.
    static func percentiles() throws -> [CoverageCase] {
        try [busyHours, { try differingDays($0, isPatient: false) }, weeks].flatMap { model in
            let waits = try DayOfWaits(model(5).setting.scenario)
            let exact = [90, 95].map { (percent: $0, wait: waits.quantile(Double($0) / 100)) }
            return try [5, 10, 20, 100].flatMap { count in
                let model = try model(count)
                return try exact.map { percent, wait in
                    try model.setting.study(
                        "waitingSecondsP\(percent)", "\(count) replications",
                        exact: { _ in wait }, in: model.name)
                }
            }
        }
    }

    /// Means and shares of eight hours whose demand differs from day to day: from the five
    /// replications that are not enough, and from as many as the run chooses.
    static func skewed() throws -> [CoverageCase] {
        let impatientWaits = try DayOfWaits(differingDays(5, isPatient: false).setting.scenario)
        let patientWaits = try DayOfWaits(differingDays(5, isPatient: true).setting.scenario)
        return try [5, nil].flatMap { count in
            let patient = try differingDays(count, isPatient: true)
            let impatient = try differingDays(count, isPatient: false)
            let method = count.map { "\($0) replications" } ?? "as many as the run chooses"
            return try [
                impatient.setting.study(
                    "waitingSeconds", method, exact: { _ in impatientWaits.mean },
                    in: impatient.name),
                impatient.setting.study(
                    "abandonmentRate", method, exact: { _ in impatientWaits.abandonment },
                    in: impatient.name),
                patient.setting.study(
                    "waitingSeconds", method, exact: { _ in patientWaits.mean }, in: patient.name),
                patient.setting.study(
                    "serviceLevel", method,
                    exact: { patientWaits.within($0.acceptableSeconds) }, in: patient.name),
            ]
        }
    }

    private struct Model {
        let name: String
        let setting: CoverageSetting
    }

    /// M/M/3 at a load of 2.7 for three hours from empty, 162 customers.
    private static func busyHours(_ count: Int) throws -> Model {
        let setting = try CoverageSetting(
            "m-m-3",
            [
                "demand.freshPerMonth": "38880", "horizonDays": "0.125", "warmUpDays": "0",
                "humans.sessionMinutes": #"{"distribution": "exponential", "mean": 3}"#,
            ], replications: count)
        return Model(name: "M/M/3, 3 hours", setting: setting)
    }

    /// Ten agents with a load of 8 (9 if customers give up) for eight hours, on days with a factor
    /// of CV .25.
    private static func differingDays(_ count: Int?, isPatient: Bool) throws -> Model {
        var analysis = OutputAnalysis()
        analysis.choosesReplications = count == nil
        let setting = try CoverageSetting(
            isPatient ? "erlang-c-14" : "erlang-a-14",
            [
                "demand.freshPerMonth": isPatient ? "69120" : "77760", "demand.dayFactorCV": "0.25",
                "horizonDays": "0.33333333333333", "warmUpDays": "0", "humans.agents": "10",
                "humans.sessionMinutes": #"{"distribution": "exponential", "mean": 5}"#,
                "measures.serviceLevelSeconds": "60",
            ], replications: count ?? 5, analysis)
        return Model(
            name: isPatient ? "days of CV .25, patient" : "days of CV .25, impatient",
            setting: setting)
    }

    /// M/M/3 at a load of 2 for seven days, in steady state.
    private static func weeks(_ count: Int) throws -> Model {
        let setting = try CoverageSetting("m-m-3", ["horizonDays": "7"], replications: count)
        return Model(name: "M/M/3, 7 days", setting: setting)
    }
}

/// The exact waits of all customers of a run that starts empty, over the days that there can be.
private struct DayOfWaits {
    /// A queue for each of some factors of the day, and what customers of such days weigh.
    private let days: [(weight: Double, queue: TransientQueue)]
    private let steady: ErlangC?

    init(_ scenario: Scenario) {
        let law = scenario.demand.dayFactor
        steady =
            scenario.measurement.warmUp > .zero && law == nil ? try? scenario.erlangC() : nil
        let count = steady != nil ? 0 : law == nil ? 1 : 100
        days = (0..<count).map { number in
            // The midpoint rule in v with u = v^2 (3 - 2 v), which is dense where days are extreme.
            let v = (Double(number) + 0.5) / Double(count)
            let factor = law?.quantile(v * v * (3 - 2 * v)) ?? 1
            return (
                factor * 6 * v * (1 - v),
                TransientQueue(
                    arrivalRate: scenario.arrivalRate * factor, serviceRate: scenario.serviceRate,
                    servers: scenario.agents, abandonmentRate: scenario.abandonmentRate,
                    horizon: scenario.measurement.horizon.seconds)
            )
        }
    }

    /// Over customers, of whom busy days have more.
    private func average(_ value: (TransientQueue) -> Double) -> Double {
        days.reduce(0) { $0 + $1.weight * value($1.queue) } / days.reduce(0) { $0 + $1.weight }
    }

    var mean: Double { average(\.meanWait) }
    var abandonment: Double { average(\.abandonmentProbability) }

    func within(_ time: Double) -> Double {
        steady?.waitAtMost(time) ?? average { $0.waitAtMost(time) }
    }

    /// The wait that a share of customers does not exceed.
    func quantile(_ share: Double) -> Double {
        var (low, high) = (0.0, 1e6)
        if within(0) >= share { return 0 }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if within(middle) >= share { high = middle } else { low = middle }
        }
        return high
    }
}
