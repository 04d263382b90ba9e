import StrictJSON
import Workloads

extension ParsedArguments {
    /// The changed inputs of `--set`, `--horizon` and `--warm-up`, sorted by path.
    func settings() throws(UsageError) -> [Setting] {
        var settings: [Setting] = []
        for text in texts(.set) { settings.append(try Setting(typed: text)) }
        for (option, key) in [(OptionSpec.horizon, "horizonDays"), (.warmUp, "warmUpDays")] {
            guard let seconds = seconds(option) else { continue }
            let days = JSONOutput.number(seconds / 86_400).text()
            settings.append(Setting(path: JSONPath([.key(key)]), text: days))
        }
        settings.sort { $0.path.name < $1.path.name }
        for (one, next) in zip(settings, settings.dropFirst()) where one.path == next.path {
            throw UsageError(
                message: "'\(one.path.name)' is set twice, to \(one.text) and to \(next.text)",
                hint: "Set each input once; --horizon sets horizonDays, --warm-up warmUpDays.")
        }
        return settings
    }
}

extension Setting {
    /// Reads `path=value`.
    init(typed text: String) throws(UsageError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let path = JSONPath(String(parts[0])),
            !path.steps.isEmpty
        else {
            throw UsageError(
                message: "'\(text)' is not a setting",
                hint: "Write path=value, such as humans.fullTimeEquivalents=2000.")
        }
        self.init(path: path, text: String(parts[1]))
    }
}
