import Experiments
import StrictJSON

/// Says what measures mean.
struct ExplainVerb: Verb {
    static let spec = VerbSpec(
        name: "explain", summary: "Say what a measure means; without a name, list them all.",
        discussion:
            "The usual abbreviations are understood: AHT, ASA, SLA, FCR, CSAT, FTE, containment, "
            + "deflection, utilisation, erlangs.",
        positionals: [
            PositionalSpec(name: "MEASURE", summary: "The measure.", count: 0...1)
        ],
        examples: [
            "one measure": "switchboard explain serviceLevel",
            "what others call average handle time": "switchboard explain AHT",
        ])

    private let lines: [String]

    init(_ arguments: ParsedArguments) throws {
        guard let name = arguments.positionals.first else {
            lines = Measure.all.map(Self.line)
            return
        }
        if let measure = Measure.named(name) {
            lines = [Self.line(measure)]
            return
        }
        let known = Measure.all.first { Self.plain($0.name) == Self.plain(name) }
        if let measure = known ?? Self.synonyms[Self.plain(name)].flatMap(Measure.named) {
            lines = ["'\(name)' here is \(Self.line(measure))"]
            return
        }
        let words = Measure.all.map(\.name) + Self.synonyms.keys.sorted()
        throw UsageError(
            message: "there is no measure '\(name)'",
            hint: Suggestion.nearest(to: name, among: words).map { "Did you mean '\($0)'?" }
                ?? "'switchboard explain' lists them all.")
    }

    func run(_ output: Output) throws {
        try output.standardOutput.write(lines.joined(separator: "\n") + "\n")
    }

    private static func line(_ measure: Measure) -> String {
        "\(measure.name) (\(measure.unit)): \(measure.definition)"
    }

    /// Only the letters and digits of a name, which people write in many ways.
    private static func plain(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// What the trade calls measures, in plain letters.
    private static let synonyms: [String: String] = [
        "aht": "handleTimeMinutes", "averagehandletime": "handleTimeMinutes",
        "handletime": "handleTimeMinutes", "acw": "afterContactMinutes",
        "aftercallwork": "afterContactMinutes", "wrapup": "afterContactMinutes",
        "asa": "averageSpeedOfAnswer", "speedofanswer": "averageSpeedOfAnswer",
        "awt": "waitingSeconds", "wait": "waitingSeconds", "waitingtime": "waitingSeconds",
        "queuetime": "waitingSeconds", "sl": "serviceLevel", "sla": "serviceLevel",
        "tsf": "serviceLevel", "gos": "serviceLevel", "abandonment": "abandonmentRate",
        "abandonrate": "abandonmentRate", "abandoned": "abandonmentRate",
        "utilisation": "occupancy", "utilization": "occupancy", "load": "offeredLoad",
        "erlangs": "offeredLoad", "traffic": "offeredLoad", "fcr": "firstContactResolutionRate",
        "firstcontactresolution": "firstContactResolutionRate", "csat": "customerSatisfaction",
        "satisfaction": "customerSatisfaction", "fte": "fullTimeEquivalents",
        "headcount": "fullTimeEquivalents", "containment": "containmentRate",
        "deflection": "containmentRate", "deflectionrate": "containmentRate",
        "automationrate": "containedShare", "automation": "containedShare",
        "resolutionrate": "trueResolutionRate", "resolution": "trueResolutionRate",
        "escalationrate": "handOffRate", "escalation": "handOffRate", "handoff": "handOffRate",
        "handover": "handOffRate", "hallucinationrate": "wrongContainedRate",
        "errorrate": "selectiveRisk", "risk": "selectiveRisk", "accuracy": "aiAccuracy",
        "ece": "expectedCalibrationError", "brier": "brierScore",
        "aurc": "areaUnderRiskCoverage", "transfers": "transferRate",
        "transfer": "transferRate", "repeatcontacts": "repeatRate", "recontactrate": "repeatRate",
        "callbacks": "callBackShare", "blocking": "blockingRate", "cost": "totalCost",
        "costpercontact": "totalCostPerConversation", "cpc": "totalCostPerConversation",
        "costperresolution": "totalCostPerTrueResolution", "volume": "offered",
        "contacts": "offered", "calls": "offered", "queue": "queueLength",
    ]
}
