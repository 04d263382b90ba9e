import StrictJSON
import Workloads

/// A workload with other inputs and a name of its own: `--variant fewer:humans.agents=12`.
struct Variant {
    let name: String
    /// Sorted by path.
    let settings: [Setting]

    /// Reads `name:path=value,path=value`; commas inside brackets belong to a value.
    init(typed text: String) throws(UsageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("="), !parts[1].isEmpty else {
            throw UsageError(
                message: "'\(text)' is not a variant",
                hint: "Write name:path=value,path=value, such as fewer:humans.agents=12.")
        }
        name = String(parts[0])
        var settings: [Setting] = []
        for word in JSONReader.items(of: parts[1]) { settings.append(try Setting(typed: word)) }
        self.settings = settings.sorted { $0.path.name < $1.path.name }
        for (one, next) in zip(self.settings, self.settings.dropFirst())
        where one.path == next.path {
            throw UsageError(
                message: "the variant '\(name)' sets '\(one.path.name)' twice",
                hint: "Set each input once.")
        }
    }

    /// The variant as it is typed.
    var text: String {
        name + ":" + settings.map { "\($0.path.name)=\($0.text)" }.joined(separator: ",")
    }

    /// The settings of the command line with those of the variant instead of them where both
    /// change the same input.
    func settings(over common: [Setting]) -> [Setting] {
        common.filter { own in !settings.contains { $0.replaces(own) } } + settings
    }
}
