import Experiments
import Fitting
import Foundation
import StrictJSON
import Workloads

@testable import CommandLineTool
@testable import HTMLReports
@testable import Reports

/// A reader of the product that takes whatever bytes come: it may refuse them, and nothing else.
enum FuzzTarget: String, CaseIterable {
    case json, workload, options, trace, counts, log, fit, result, sweep, checkpoint

    /// Gives the reader some bytes.
    func feed(_ bytes: [UInt8]) {
        switch self {
        case .json: Self.json(bytes)
        case .workload: Self.workload(bytes)
        case .options: Self.options(bytes)
        case .trace: Self.trace(bytes)
        case .counts: Self.counts(bytes)
        case .log: Self.log(bytes)
        case .fit: Self.fit(bytes)
        case .result: Tool.run(["report", Tool.write(bytes, "result")])
        case .sweep: Self.sweep(bytes)
        case .checkpoint: Checkpoint.feed(bytes)
        }
    }

    private static func json(_ bytes: [UInt8]) {
        let (root, problems) = JSONReader.read(SourceText(name: "fuzz", bytes: bytes))
        _ = problems.prefix(3).map { $0.render() }
        guard let root else { return }
        _ = Inputs.schema.problems(in: root)
    }

    private static func workload(_ bytes: [UInt8]) {
        let trace = Array("day,time,count\n0,00:00,3\n0,00:30,5\n1,00:00,4\n1,00:30,2\n".utf8)
        do {
            let source = SourceText(name: "fuzz", bytes: bytes)
            let workload = try Workload(reading: source, readFile: { _ in trace })
            _ = workload.inputs.text
            _ = workload.scenario.expectedMemory
            _ = UnstatedReport.lines(workload)
        } catch let error as InvalidWorkload {
            _ = error.problems.prefix(3).map { $0.render() }
        } catch {
            fatalError("\(error)")
        }
    }

    /// A word on each line; the words of what is asked are read, too.
    private static func options(_ bytes: [UInt8]) {
        let words = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        do {
            guard
                case .run(let arguments) = try ToolSpec.switchboard.parse(words, environment: [:])
            else { return }
            if arguments.lists(.set) { _ = try arguments.settings() }
            if arguments.lists(.replications) { _ = arguments.plan() }
            if arguments.lists(.target) { _ = try arguments.targets() }
            if arguments.lists(.minimise) { _ = try arguments.objective() }
            if arguments.lists(.indifference) { _ = try arguments.indifference() }
            if arguments.lists(.measures) { _ = try arguments.reportDetail() }
            if arguments.lists(.batches) { _ = try arguments.outputAnalysis() }
            if arguments.lists(CompareVerb.Option.variant) {
                _ = try arguments.texts(CompareVerb.Option.variant).map { try Variant(typed: $0) }
            }
            guard arguments.lists(.vary), arguments.lists(.tasks) else { return }
            let variations = try arguments.variations(beside: [])
            let plan = try SweepPlan(variations, replications: arguments.plan().replications)
            _ = try (arguments.tasks(of: plan), arguments.shard(), arguments.measures())
        } catch let error as any ToolError {
            _ = error.description
        } catch {
            fatalError("\(error)")
        }
    }

    /// The first byte says what the rest is read as.
    private static func parted(_ bytes: [UInt8]) -> (choice: Int, rest: [UInt8]) {
        (Int(bytes.first ?? 0), Array(bytes.dropFirst()))
    }

    private static func trace(_ bytes: [UInt8]) {
        let (choice, rest) = parted(bytes)
        let settings = [
            "", #", "dateFormat": "DD/MM/YYYY""#, #", "missing": "zero", "decimal": "comma""#,
            #", "missing": "interpolate""#, #", "handleSeconds": "seconds""#,
        ]
        let minutes = choice & 16 == 0 ? 30 : 15
        let workload = """
            {"format": 1, "name": "t", "title": "T",
              "demand": {"trace": {"file": "rows.csv", "intervalMinutes": \(minutes),
                "day": "day", "time": "time", "count": "count"\(settings[choice % settings.count])}},
              "humans": {"agents": 5,
                "sessionMinutes": {"distribution": "exponential", "mean": 3},
                "patienceMinutes": {"distribution": "exponential", "mean": 5}},
              "assumptions": {"demand": "a test", "humans": "a test"}}
            """
        do {
            let source = SourceText(name: "fuzz", text: workload)
            let read = try Workload(reading: source, readFile: { _ in rest })
            _ = read.scenario.expectedMemory
        } catch let error as InvalidWorkload {
            _ = error.problems.prefix(3).map { $0.render() }
        } catch {
            fatalError("\(error)")
        }
    }

    private static func counts(_ bytes: [UInt8]) {
        let (choice, rest) = parted(bytes)
        var columns = CountTable.Columns(day: "day", time: "time", count: "count")
        columns.dateFormat = ([nil] + Inputs.Trace.DateFormat.allCases)[choice % 3]
        let calendar = DayCalendar(
            first: CalendarDate(dayNumber: 20_000), weekdays: [0, 1, 2, 3, 4], closed: [])
        do {
            let table = try CountTable(
                SourceText(name: "fuzz", bytes: rest), columns,
                calendar: choice & 16 == 0 ? nil : calendar, minutes: choice & 32 == 0 ? nil : 15)
            if table.days.count < 100 { _ = try FittedDemand(table, holdingOut: 0.2, seed: 1) }
        } catch {
            _ = error.problems.prefix(3).map { $0.render() }
        }
    }

    private static func log(_ bytes: [UInt8]) {
        let (choice, rest) = parted(bytes)
        var reading = CallLog.Reading()
        let layouts = LogLayout.allCases
        if choice % 8 < layouts.count {
            reading.layout = layouts[choice % 8]
        } else if choice % 8 == 7 {
            reading.columns = try? LogColumns(
                map: "start=Start,wait=Wait,talk=Talk,wrap=Wrap,agent=Agent,ended=End,"
                    + "outcome=Status(abandoned:lost)")
        }
        if choice & 8 != 0 { reading.zone = ZoneClock(minutes: 60, summer: .europe) }
        if choice & 16 != 0 { reading.skippedShare = 1 }
        // In two pieces, as a file comes in several.
        var pieces = [rest.suffix(rest.count / 2), rest.prefix(rest.count - rest.count / 2)]
        do {
            let log = try CallLog("fuzz", reading) { Array(pieces.popLast() ?? []) }
            _ = (log.conversations, log.table.days.count)
        } catch let error as InvalidCounts {
            _ = error.problems.prefix(3).map { $0.render() }
        } catch {
            fatalError("\(error)")
        }
    }

    /// A log, and the workload that is made of it.
    private static func fit(_ bytes: [UInt8]) {
        let (choice, rest) = parted(bytes)
        let path = Tool.write(rest, "log")
        let words = [
            ["--layout", "switchboard"],
            ["--map", "start=start,wait=wait_seconds,talk=human_seconds,agent=agent"],
            ["--map", "day=day,time=time,count=count"],
            ["--layout", "asterisk", "--skip-bad", "100%"],
        ]
        Tool.run(["fit", path, "--json"] + words[choice % words.count])
    }

    private static func sweep(_ bytes: [UInt8]) {
        let path = Tool.write(bytes, "part")
        Tool.run(["merge", path, "--csv"])
        Tool.run(["merge", path, "--summary"])
    }
}
