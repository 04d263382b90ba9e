// How often intervals cover the truth, selections are right, and what common random numbers buy.
//
//   coverage-study coverage [MACROS] [FIRST]
//                                       a row per macro-replication of the cases from FIRST on
//   coverage-study selection [MACROS]   a row per contest
//   coverage-study customers            a row per measure, launch-month with 2,000 and 1,960 agents
//   coverage-study tuning [MACROS] [REPLICATIONS]
//                                       a row per tuned network, each with parameters of its own
//   coverage-study staffing [MACROS]    a row per desk, each with parameters of its own
//   coverage-study desks [MACROS] [FIRST]
//                                       a row per desk that closes, beside the best plan known
//   coverage-study groups [MACROS]      a row per desk of several groups, beside all plans of them
//   coverage-study grid [MACROS]        a row per tuned help desk, beside the best of a full grid
//   coverage-study logs [MACROS]        a row per estimate from the log of a desk
//   coverage-study thresholds [MACROS]  a row per desk with an AI: the threshold from its log
//   coverage-study logged-staffing [MACROS] [FIRST]
//                                       a row per desk: the agents for 80/20 from its log
//   coverage-study seasons [MACROS]     a row per month of the season that counts of a shop show
//   coverage-study rosters [MACROS]     a JSON object per roster, for rosters.py
//
// CSV goes to standard output. The seed is 1; the number of threads changes nothing.
import Decisions
import Experiments
import Foundation
import Verification

let words = CommandLine.arguments.dropFirst()
let macros = words.dropFirst().first.flatMap { Int($0) } ?? 1_000
let threads = ProcessInfo.processInfo.activeProcessorCount

func percent(_ share: Double) -> String { "\((share * 1_000).rounded() / 10)" }

func coverage() async throws {
    let first = words.dropFirst(2).first.flatMap { Int($0) } ?? 1
    let results = try await studyCoverage(
        Array(CoverageCase.all().dropFirst(first - 1)), macros: macros, seed: 1, threads: threads)
    print("case,macro,mean,halfWidth,replications,trusted")
    for (place, result) in results.enumerated() {
        for (number, macro) in result.macros.enumerated() {
            let halfWidth = macro.estimate.halfWidth.map { String(format: "%.7g", $0) } ?? ""
            let mean = String(format: "%.7g", macro.estimate.mean)
            print(
                "\(place + first),\(number),\(mean),\(halfWidth),\(macro.replications),"
                    + "\(macro.isTrusted ? 1 : 0)")
        }
    }
    var table =
        "| | case | interval | covered, % | too low, % | bias, % | half-width, % | n | trusted, % |\n"
    table += "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
    for (place, result) in results.enumerated() {
        let exact = result.study.exact
        table +=
            "| \(place + first) | \(result.study.name) | \(result.study.method) "
            + "| \(percent(result.coverage)) "
            + "| \(percent(Double(result.low) / Double(macros))) "
            + "| \(percent(result.mean / exact - 1)) | \(percent(result.halfWidth / abs(exact))) "
            + "| \((result.replications * 10).rounded() / 10) | \(percent(result.trusted)) |\n"
    }
    FileHandle.standardError.write(Data(table.utf8))
}

func selection() async throws {
    print("contest,systems,macros,right,meanReplications")
    for contest in try Contest.all(seed: 1) {
        let played = try await withThrowingTaskGroup(
            of: (right: Int, replications: Int).self
        ) { group in
            for part in 0..<threads {
                group.addTask {
                    try stride(from: part, to: macros, by: threads).reduce(into: (0, 0)) {
                        sum, macro in
                        let (isRight, replications) = try contest.play(macro)
                        sum.0 += isRight ? 1 : 0
                        sum.1 += replications
                    }
                }
            }
            return try await group.reduce((0, 0)) { ($0.0 + $1.right, $0.1 + $1.replications) }
        }
        let mean = Double(played.1) / Double(macros)
        print("\"\(contest.name)\",\(contest.systems),\(macros),\(played.0),\(mean)")
    }
}

func customers() async throws {
    let workloads = try [("2000", "2,000 agents"), ("1960", "1,960 agents")].map {
        try bundled("launch-month", ["humans.fullTimeEquivalents": $0.0]).named($0.1)
    }
    let plan = ReplicationPlan(replications: 20, seed: 1, threads: threads)
    let result = try await compare(workloads, plan)
    print("measure,change,halfWidth,varianceRatio")
    for difference in result.differences {
        let halfWidth = difference.estimate.halfWidth.map { "\($0)" } ?? ""
        print(
            "\(difference.measure.name),\(difference.estimate.mean),\(halfWidth),"
                + (difference.varianceRatio.map { "\($0)" } ?? ""))
    }
}

func tuning() async throws {
    let firstStage = words.dropFirst(2).first.flatMap { Int($0) } ?? 5
    print(
        "network,accuracy,agents,wrongAnswer,minuteOfWaiting,abandonment,optimum,recommended,"
            + "excess,optimumBetweenWorse,optimumInFlatRegion,gainCovered,replications")
    for number in 0..<macros {
        let network = PricedNetwork(number: number, seed: 1)
        let row = try await network.tuned(
            seed: UInt64(number + 1), firstStage: firstStage, threads: threads)
        print("\(number),\(row)")
    }
}

func staffing() async throws {
    print(
        "desk,offeredLoad,patience,bound,exact,valueWithOneFewer,valueAtExact,agents,withFewer,"
            + "met,replications")
    for number in 0..<macros {
        let desk = ExactDesk(number: number, seed: 1)
        print("\(number),\(try await desk.staffed(seed: UInt64(number + 1), threads: threads))")
    }
}

func desks() async throws {
    let first = words.dropFirst(2).first.flatMap { Int($0) } ?? 0
    let header =
        "desk,target,intervals,mostAgents,agentHours,met,bestKnown,excessPercent,undecided,"
        + "missedOnFresh,search,certificate,replications\n"
    FileHandle.standardOutput.write(Data(header.utf8))
    for number in first..<first + macros {
        let desk = try RandomDesk(number: number, seed: 1)
        let row = try await desk.staffed(seed: UInt64(number + 1), threads: threads, seconds: 60)
        // A row takes minutes, and is there as soon as it is known.
        FileHandle.standardOutput.write(Data("\(number),\(row)\n".utf8))
    }
}

func groups() async throws {
    print(
        "desk,design,prices,boundOfFirst,boundOfSecond,best,bestPrice,plansTried,found,price,"
            + "excessPercent,enough,met,replications")
    for number in 0..<macros {
        let desk = try ExactGroups(number: number, seed: 1)
        print("\(number),\(try await desk.staffed(seed: UInt64(number + 1), threads: threads))")
    }
}

func grid() async throws {
    print("desk,threshold,agents,cost,bestThreshold,bestAgents,bestCost,excessPercent,replications")
    for number in 0..<macros {
        let desk = PricedDesk(number: number, seed: 1)
        print("\(number),\(try await desk.tuned(seed: UInt64(number + 1), threads: threads))")
    }
}

func rosters() throws {
    for number in 0..<macros { print(try RandomRoster(number: number, seed: 1).covered()) }
}

/// A row for each thing that a log of a desk should tell; a table of what was told of how many.
func logs() async throws {
    print("desk,estimate,truth,from,to,covered")
    var told: [String: (covered: Int, low: Int, all: Int)] = [:]
    for number in 0..<macros {
        let desk = try LoggedDesk(number: number, seed: 1)
        let fitted = LoggedDesk.estimates(try desk.fitted(seed: UInt64(number + 1)))
        for (name, truth) in desk.truths {
            guard let interval = fitted[name] else { continue }
            let isCovered = interval.contains(truth)
            told[name, default: (0, 0, 0)].all += 1
            if isCovered { told[name]?.covered += 1 }
            if interval.upperBound < truth { told[name]?.low += 1 }
            print(
                "\(number),\(name),\(truth),\(interval.lowerBound),\(interval.upperBound),"
                    + "\(isCovered ? 1 : 0)")
        }
    }
    var table = "| estimate | covered, % | too low, % | of |\n| --- | ---: | ---: | ---: |\n"
    for (name, counts) in told.sorted(by: { $0.key < $1.key }) {
        table += "| \(name) | \(percent(Double(counts.covered) / Double(counts.all))) "
        table += "| \(percent(Double(counts.low) / Double(counts.all))) | \(counts.all) |\n"
    }
    FileHandle.standardError.write(Data(table.utf8))
}

/// A row for each desk with an AI.
func thresholds() async throws {
    print("desk,conversations,threshold,best,cost,leastCost,excessPercent")
    for number in 0..<macros {
        let desk = try LoggedDesk(number: number, seed: 1)
        if let row = try await desk.decided(seed: UInt64(number + 1), threads: threads) {
            print("\(number),\(row)")
        }
    }
}

/// A row for each desk.
func loggedStaffing() async throws {
    let first = words.dropFirst(2).first.flatMap { Int($0) } ?? 0
    let header =
        "desk,conversations,agentHours,fewestAgentHours,excessPercent,serviceLevel,worstHour,"
        + "serviceLevelOfFewest,worstHourOfFewest\n"
    FileHandle.standardOutput.write(Data(header.utf8))
    for number in first..<first + macros {
        let desk = try LoggedDesk(number: number, seed: 1)
        let row = try await desk.staffed(seed: UInt64(number + 1), threads: threads)
        FileHandle.standardOutput.write(Data("\(number),\(row)\n".utf8))
    }
}

switch words.first {
case "logged-staffing": try await loggedStaffing()
case "seasons": try seasons()
case "thresholds": try await thresholds()
case "logs": try await logs()
case "coverage": try await coverage()
case "selection": try await selection()
case "customers": try await customers()
case "tuning": try await tuning()
case "staffing": try await staffing()
case "desks": try await desks()
case "rosters": try rosters()
case "grid": try await grid()
case "groups": try await groups()
default:
    fatalError(
        "usage: coverage-study coverage|selection|staffing|groups|grid|logs|thresholds|seasons|"
            + "rosters [MACROS] | logged-staffing [MACROS] [FIRST] | "
            + "desks [MACROS] [FIRST] | tuning [MACROS] [REPLICATIONS] | customers")
}
