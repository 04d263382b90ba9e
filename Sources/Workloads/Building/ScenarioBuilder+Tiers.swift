import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// The intents; a single one that is called `all` if the file has none.
    mutating func intents(complexityShares: [Double]) -> [Intent] {
        guard let list = inputs.intents.given() else {
            var all = Inputs.Intent()
            (all.name, all.share) = ("all", 1)
            return [
                intent(
                    inputs.of(all), priorityClass: priorities.firstIndex(of: all.priority) ?? 0,
                    complexityShares)
            ]
        }
        sharesAddUp(list, \.share)
        checkNames(list, \.name)
        return list.elements().map { intent in
            self.intent(
                intent, priorityClass: priorities.firstIndex(of: intent.value.priority) ?? 0,
                complexityShares)
        }
    }

    /// The priorities that intents and segments have, the first served first.
    var priorities: [Int] {
        let ofIntents = inputs.value.intents?.map(\.priority) ?? [1]
        let ofSegments = inputs.value.segments?.compactMap(\.priority) ?? []
        return Set(ofIntents + ofSegments).sorted()
    }

    private mutating func intent(
        _ own: Reading<Inputs.Intent>, priorityClass: Int, _ usualShares: [Double]
    ) -> Intent {
        let (ai, humans) = (inputs.ai.given(), inputs.humans.given())
        let complexities = usualShares.count
        var shares = usualShares
        if let given = own.complexityShares.given() {
            shares = perComplexity(given, count: complexities)
            if abs(shares.reduce(0, +) - 1) > 1e-6 {
                report(given, "shares must add up to 1 (found \(shares.reduce(0, +)))")
            }
        }
        if ai?.value.accuracy != nil {
            rejectOtherForm(own.containment, than: "accuracy")
        }
        if ai?.value.containment != nil {
            rejectOtherForm(own.accuracy, than: "containment")
        }
        var intent = Intent(
            name: own.value.name, share: own.value.share,
            containment: own.value.containment ?? ai?.value.containment ?? 0,
            aiSession: (own.aiSessionMinutes.given() ?? ai?.sessionMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            } ?? .constant(0),
            humanSession: (own.humanSessionMinutes.given() ?? humans?.sessionMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            } ?? .constant(0),
            patience: (own.patienceMinutes.given() ?? humans?.patienceMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            },
            priorityClass: priorityClass, complexityShares: shares,
            aiAccuracy: probabilities(own.accuracy, ai?.accuracy, complexities),
            humanResolution: probabilities(own.resolution, humans?.resolution, complexities),
            valueAtRisk: own.valueAtRisk.given().map { distribution($0, secondsPerUnit: 1) })
        intent.afterContactWork =
            (own.afterContactMinutes.given() ?? humans?.afterContactMinutes.given()).map {
                distribution($0, secondsPerUnit: 60)
            }
        intent.waitWeight = own.value.waitWeight
        intent.targetWait = own.value.targetSeconds.map { TimeSpan(seconds: $0) }
        intent.isForHumansOnly = own.value.straightToHumans
        return intent
    }

    private mutating func rejectOtherForm<Part>(_ given: Reading<Part?>, than form: String) {
        if given.value == nil { return }
        report(given, "cannot be given beside ai.\(form): the AI has one form only")
    }

    private mutating func probabilities(
        _ own: Reading<Inputs.PerComplexity?>, _ usual: Reading<Inputs.PerComplexity?>?,
        _ complexities: Int
    ) -> [Double] {
        (own.given() ?? usual?.given()).map { perComplexity($0, count: complexities) }
            ?? Array(repeating: 1, count: complexities)
    }
}
