import Experiments
import StrictJSON
import Workloads

/// Which settings of a run its baseline followed, so that nobody takes a comparison of two
/// different demands for one of two ways to meet the same.
enum BaselineReport {
    /// One sentence; empty if there is no baseline, or nothing was set.
    static func section(_ result: RunResult) -> Document.Section {
        guard let baseline = result.baseline, !result.workload.settings.isEmpty else { return [] }
        let (followed, own, refused) = kinds(result.workload.settings, followed: baseline.settings)
        var parts: [String] = []
        if !followed.isEmpty { parts.append("follows \(list(followed))") }
        if !own.isEmpty {
            parts.append("has inputs of its own instead of \(list(own))")
        }
        if !refused.isEmpty {
            parts.append("cannot take \(list(refused)), which is not valid in it")
        }
        let name = result.workload.baseline ?? baseline.name
        return [.note("The baseline \(name) \(parts.joined(separator: "; it "))")]
    }

    /// The same for programs; null if there is no baseline.
    static func json(_ result: RunResult) -> JSONOutput {
        guard let baseline = result.baseline else { return .null }
        let (followed, own, refused) = kinds(result.workload.settings, followed: baseline.settings)
        func object(_ settings: [Setting]) -> JSONOutput {
            .object(settings.map { ($0.path.name, .string($0.text)) })
        }
        return .object([
            ("name", .string(baseline.name)), ("sha256", .string(baseline.sha256)),
            ("follows", object(followed)), ("own", object(own)), ("refused", object(refused)),
        ])
    }

    private static func kinds(
        _ settings: [Setting], followed: [Setting]
    ) -> (followed: [Setting], own: [Setting], refused: [Setting]) {
        let others = settings.filter { !followed.contains($0) }
        return (
            followed, others.filter { !$0.isFollowedByBaselines },
            others.filter(\.isFollowedByBaselines)
        )
    }

    private static func list(_ settings: [Setting]) -> String {
        let texts = settings.map { setting in
            // A whole object would fill the page.
            let value = setting.text.count > 40 ? setting.text.prefix(39) + "…" : setting.text[...]
            return "\(setting.path.name)=\(value)"
        }
        return texts.joined(separator: ", ")
    }
}
