import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct TraceVerbTests {
    private let session: Session

    init() throws { session = try Session() }

    private func lines(_ text: String) -> [String] {
        // By bytes: a line feed after a carriage return is one character with it.
        text.utf8.split(separator: 10).map { String(Substring($0)) }
    }

    @Test func everyConversationIsARow() async throws {
        let ending = await session.run(["trace", "{small.json}"])
        #expect(ending.code == .success)
        let rows = lines(ending.output)
        #expect(rows[0].hasPrefix("conversation,issue,attempt,start,intent,"))
        #expect(ending.messages.hasPrefix("\(rows.count - 1) conversations\nReproduce: "))
        #expect(ending.messages.hasSuffix("trace small.json --replication 0 --seed 1\n"))
    }

    /// The replication is the one that `run` has.
    @Test func rowsAreThoseOfTheRun() async throws {
        let run = try await session.run([
            "run", "{small.json}", "-r", "3", "--seed", "5", "--json", "--no-figures",
        ]).json()
        guard case .array(let values)? = run["replicationValues"]?["offered"]?.content else {
            Issue.record("no values of replications")
            return
        }
        for (number, value) in values.enumerated() {
            let ending = await session.run([
                "trace", "{small.json}", "--seed", "5", "--replication", "\(number)",
            ])
            let counted = lines(ending.output).count { $0.hasSuffix(",true\r") }
            guard case .number(let offered, _) = value.content else { continue }
            #expect(Double(counted) == offered && counted > 100)
        }
    }

    @Test(arguments: [
        [], ["--events"], ["--ndjson"], ["--events", "--ndjson"], ["--xes"], ["--ocel"],
        ["--sample", "50%"], ["--from", "2h", "--to", "2024-02-01T06:00"],
    ])
    func aLogIsVerified(form: [String]) async throws {
        let words = ["trace", "{small.json}"] + form
        let written = await session.run(words + ["-o", "{log}"])
        #expect(written.code == .success && written.output.isEmpty)
        let printed = await session.run(words)
        let bytes = try session.content("log")
        #expect(printed.output == bytes)
        let verified = await session.run(words + ["--verify", "{log}"])
        #expect(verified.code == .success && verified.output.contains("byte for byte"))

        // Another seed, a part of the log, and more than the log.
        let other = await session.run(words + ["--verify", "{log}", "--seed", "2"])
        #expect(other.code == .failure && other.messages.contains("differs from this run, first"))
        let all = lines(bytes)
        try session.write(all.dropLast().map { $0 + "\n" }.joined(), to: "part")
        let part = await session.run(words + ["--verify", "{part}"])
        #expect(part.code == .failure && part.messages.contains("first in line \(all.count)\n"))
        #expect(part.messages.contains("In the file:  nothing more"))
        try session.write(bytes + "\u{1B}[2J\n", to: "more")
        let more = await session.run(words + ["--verify", "{more}"])
        #expect(more.code == .failure && more.messages.contains("first in line \(all.count + 1)\n"))
        #expect(more.messages.contains("In the file:  \u{FFFD}[2J\nIn this run:  nothing more"))
    }

    /// The row that differs is named, wherever it is.
    @Test func theFirstDifferenceIsNamed() async throws {
        let words = ["trace", "{small.json}", "--events"]
        _ = await session.run(words + ["-o", "{log}"])
        var rows = lines(try session.content("log"))
        for line in [1, 2, rows.count / 2, rows.count] {
            let before = rows[line - 1]
            rows[line - 1] = before.replacing(",", with: ";", maxReplacements: 1)
            try session.write(rows.map { $0 + "\n" }.joined(), to: "changed")
            let ending = await session.run(words + ["--verify", "{changed}"])
            let shown = before.replacing("\r", with: "\\r")
            #expect(ending.messages.contains("first in line \(line)\n"))
            #expect(ending.messages.contains("In this run:  \(shown)\n"))
            rows[line - 1] = before
        }
    }

    /// What differs is among what is shown: line ends, and what is far from the start.
    @Test func theDifferenceIsShown() async throws {
        let words = ["trace", "{small.json}", "--conversations"]
        _ = await session.run(words + ["-o", "{log}"])
        let log = try session.content("log")
        try session.write(log.replacing("\r\n", with: "\n"), to: "unix")
        let unix = await session.run(words + ["--verify", "{unix}"])
        #expect(unix.messages.contains("resolved,end,counted\nIn this run:"))
        #expect(unix.messages.contains("resolved,end,counted\\r\n"))

        let long = String(repeating: "long name ", count: 60)
        let named = words + ["--set", #"intents=[{"name": "\#(long)", "share": 1}]"#]
        _ = await session.run(named + ["-o", "{long}"])
        let far = try session.content("long").replacing(
            ",true\r\n", with: ",TRUE\r\n", maxReplacements: 1)
        try session.write(far, to: "far")
        let ending = await session.run(named + ["--verify", "{far}"])
        #expect(ending.messages.contains(",TRUE\\r\n") && ending.messages.contains(",true\\r\n"))
        #expect(ending.messages.contains("In the file:  …"))
    }

    @Test func nothingIsHalfWritten() async throws {
        try session.write("mine\n", to: "log")
        let kept = await session.run(["trace", "{small.json}", "-o", "{log}"])
        #expect(kept.code == .cannotCreate)
        #expect(try session.content("log") == "mine\n")
        let replaced = await session.run(["trace", "{small.json}", "-o", "{log}", "--overwrite"])
        #expect(replaced.code == .success)
        #expect(try session.content("log").hasPrefix("conversation"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: session.folder).sorted() == [
                "log", "small.json",
            ])
        let full = await session.run(["trace", "{small.json}", "-o", "/dev/full"])
        #expect(full.code == .inputOutput)
    }

    @Test(arguments: [
        (["--events", "--conversations"], "--conversations and --events cannot be given together"),
        (["--xes", "--ocel"], "--xes and --ocel cannot be given together"),
        (["--csv", "--ndjson"], "--csv and --ndjson cannot be given together"),
        (["--conversations", "--xes"], "--conversations and --xes cannot be given together"),
        (["--from", "yesterday"], "'yesterday' is not valid for --from"),
        (["--from", "2h", "--to", "1h"], "--from is not before --to"),
        (["--sample", "0"], "'0' is not valid for --sample"),
        (["--sample", "101%"], "'101%' is not valid for --sample"),
        (["--epoch", "now"], "'now' is not valid for --epoch"),
        (
            ["--epoch", "2026-01-05"],
            "is a Monday at 00:00, and the measured part of this workload"
        ),
        (["--verify", "{log}", "-o", "{other}"], "--verify and --output cannot be given together"),
    ])
    func whatCannotBeMeant(words: [String], message: String) async {
        let ending = await session.run(["trace", "{small.json}"] + words)
        #expect(ending.code == .usage && ending.messages.contains(message), "\(ending.messages)")
    }

    @Test func aLogThatIsNotThere() async {
        let ending = await session.run(["trace", "{small.json}", "--verify", "{none}"])
        #expect(ending.code == .cannotRead)
    }

    /// A zone moves no instant, and the clock's hours are those of the workload.
    @Test func anEpochGivesTheZone() async throws {
        let words = ["trace", "{small.json}"]
        let usual = await session.run(words)
        let eastern = await session.run(words + ["--epoch", "2024-02-01T00:00-05:00"])
        #expect(
            lines(eastern.output).map { $0.replacing("-05:00", with: "Z") }
                == lines(usual.output))
    }
}
