import StrictJSON

/// Results as a page in one file, which shows and holds them.
public enum HTMLReport {
    /// The page of some results.
    ///
    /// - Parameters:
    ///   - results: what `--json` writes, read.
    ///   - version: the version of the tool.
    public static func page(_ results: [JSONValue], version: String) -> String {
        let contents = results.enumerated().map { number, result in
            content(result, prefix: number == 0 ? "" : "r\(number + 1)-")
        }
        let first = results.first?["workload"]?.text("title") ?? ""
        let kind = results.first?.text("kind") ?? ""
        return Page(
            title: (first.isEmpty ? kind : first) + " – Switchboard",
            generator: "switchboard \(version)", content: Array(contents.joined()),
            results: results.map { JSONOutput($0).text() }
        ).html
    }

    /// The results that a page holds, as JSON; none if it is no page of ours.
    public static func results(in page: String) -> [String] {
        // By bytes: what follows a quote may join it to one character.
        let bytes = Array(page.utf8)
        let start = Array("<script type=\"application/json\" id=\"result-".utf8)
        return bytes.ranges(of: start).compactMap { range in
            let rest = bytes[range.upperBound...]
            guard let open = rest.firstIndex(of: UInt8(ascii: ">")),
                let end = rest[open...].firstRange(of: Array("</script>".utf8))
            else { return nil }
            return String(decoding: rest[(open + 1)..<end.lowerBound], as: UTF8.self)
        }
    }

    private static func content(_ result: JSONValue, prefix: String) -> [Markup] {
        switch result.text("kind") {
        case "run": RunPage(run: result, prefix: prefix).content
        case "runs":
            (result["runs"]?.elements ?? []).enumerated().flatMap { number, run in
                RunPage(run: run, prefix: "\(prefix)w\(number + 1)-").content
            }
        case "sweepSummary": SweepPage(result: result, prefix: prefix).content
        case "comparison": ComparisonPage(result: result, prefix: prefix).content
        case "tuning": TuningPage(result: result, prefix: prefix).content
        case "staffing": StaffingPage(result: result, prefix: prefix).content
        case "hiring": HiringPage(result: result, prefix: prefix).content
        case "fit": FitPage(result: result, prefix: prefix).content
        case "claims": ClaimsPage(result: result, prefix: prefix).content
        default: OtherPage(result: result, prefix: prefix).content
        }
    }
}
