import Foundation
import Workloads

/// Well-formed input of each reader, to begin with.
enum Seeds {
    static func of(_ target: FuzzTarget) -> [[UInt8]] {
        switch target {
        case .json, .workload:
            (WorkloadLibrary.names.compactMap { WorkloadLibrary.source(named: $0)?.bytes }
                + [Array(Checkpoint.desk.utf8)]).filter { $0.count < 12_000 }
        case .options: options.map { Array($0.utf8) }
        case .trace, .counts:
            [
                "\u{0}day,time,count\n0,00:00,3\n0,00:30,5\n1,00:00,4\n1,00:30,2\n",
                "\u{0}day;time;count\n2026-01-05;08:00;3,5\n2026-01-06;08:30;5\n",
                "\u{1}day,time,count\n05/01/2026,00:00,3\n31/01/2026,23:30,\"5\"\n",
                "\u{10}day,time,count\n1,00:00,3\n2,23:45,5\n9,00:00,12\n",
                "\u{2}day,time,count\n1/31/2026 13:00,13:00,3\n2/1/2026,1:30,1e3\n",
            ].map { Array($0.utf8) }
        case .log, .fit: logs.map { Array($0.utf8) }
        case .result: results.map { Array($0.utf8) }
        case .sweep: sweeps.map { Array($0.utf8) }
        case .checkpoint: Checkpoint.seeds
        }
    }

    private static let options = [
        "run\nhybrid\n--replications\n5\n--seed=3\n--set\nhumans.agents=20\n--horizon\n2d",
        "run\n--precision\n2%\n--precise\nwaitingSeconds\n--warm-up\nauto\n--memory\n1.5G",
        "compare\nhybrid\n--variant\nfewer:humans.agents=12,ai.share=0.4\n--against\nhybrid",
        "sweep\nhybrid\n--vary\nai.share=0.1:0.9:0.1\n--tasks\n0-9\n--shard\n3/16\n--ndjson",
        "sweep\nx\n--vary\nhumans.agents=1,2,3\n--measure\nwaitingSeconds\n--vary\na.b=1e3",
        "staff\nhybrid\n--target\nserviceLevel>=0.8\n--target\nabandonmentRate<=3%\n-j\n2",
        "tune\nhybrid\n--minimise\ncostPerConversation\n--indifference\n2%\n--no-progress",
        "trace\nhybrid\n--from\n2d\n--to\n2026-01-05T08:00\n--sample\n1%\n--epoch\n2026-01-05T00:00",
    ]

    private static var logs: [String] {
        let path = Tool.write(Array(Checkpoint.desk.utf8), "desk.json")
        let trace = Tool.run(["trace", path])
        return [
            "\u{0}" + trace.split(separator: "\n").prefix(40).joined(separator: "\n") + "\n",
            "\u{1}" + trace.split(separator: "\n").prefix(12).joined(separator: "\n") + "\n",
            "\u{2}day,time,count\n2026-01-05,08:00,3\n2026-01-06,08:30,5\n2026-01-07,08:00,4\n",
            "\u{7}Start,Wait,Talk,Wrap,Agent,End,Status\n2026-01-05T08:00:00,12,300,20,Ann,,ok\n"
                + "2026-01-05 08:10:00+01:00,0:30,,,,,lost\n",
            "\u{4}1580000000|1.1|q|NONE|ENTERQUEUE||555|1\n1580000010|1.1|q|Ann|CONNECT|10|1|5\n"
                + "1580000100|1.1|q|Ann|COMPLETECALLER|10|90|1\n",
            "\u{5}{\"ContactId\":\"a\",\"InitiationTimestamp\":\"2026-01-05T08:00:00Z\","
                + "\"Queue\":{\"Name\":\"q\",\"Duration\":3},\"Agent\":{\"Username\":\"Ann\"}}\n",
        ]
    }

    private static var results: [String] {
        let path = Tool.write(Array(Checkpoint.desk.utf8), "desk.json")
        let common = ["--replications", "2", "--json"]
        return [
            Tool.run(["run", path, "--by", "hour"] + common),
            Tool.run(["compare", path, "--variant", "more:humans.agents=4"] + common),
        ].map { String($0.prefix(400_000)) }
    }

    private static var sweeps: [String] {
        let path = Tool.write(Array(Checkpoint.desk.utf8), "desk.json")
        let words = ["sweep", path, "--vary", "humans.agents=2,3", "-r", "2", "--ndjson"]
        let measures = ["--measure", "waitingSeconds", "--measure", "offered"]
        return [
            Tool.run(words + measures),
            Tool.run(words + measures + ["--shard", "1/2"])
                + Tool.run(words + measures + ["--shard", "2/2"]),
        ]
    }
}
