import ElementaryFunctions

/// Answers of an AI: how sure it was, and whether it was right.
struct AnswerTally {
    /// Logits of the confidence of some answers.
    struct Logits {
        var count = 0.0
        var sum = 0.0
        var squares = 0.0

        mutating func add(_ confidence: Double) {
            let sure = min(max(confidence, 1e-6), 1 - 1e-6)
            let logit = Elementary.log(sure / (1 - sure))
            count += 1
            sum += logit
            squares += logit * logit
        }

        var mean: Double { sum / count }
        /// Sum of the squared distances from the mean.
        var spread: Double { max(0, squares - sum * mean) }
    }

    /// A tenth of the confidences.
    struct Tenth {
        var count = 0
        var labelled = 0
        var right = 0
        var sum = 0.0
    }

    static let steps = 10_000

    /// Labelled answers: right ones, and wrong ones.
    private(set) var right = 0
    private(set) var wrong = 0
    /// Logits of those of them that have a confidence.
    private(set) var ofRight = Logits()
    private(set) var ofWrong = Logits()
    /// Conversations kept and handed over by the confidence, in steps of 1/10,000.
    private(set) var kept: [Int] = []
    private(set) var handedOver: [Int] = []
    /// Conversations kept and handed over, all of them and those with a confidence or a label.
    private(set) var all = (kept: 0, handedOver: 0)
    private(set) var answered = (kept: 0, handedOver: 0)
    /// How many of them are labelled.
    private(set) var labelled = (kept: 0, handedOver: 0)
    private(set) var withConfidence = 0
    /// Reliability: by tenths of the confidence.
    private(set) var tenths = [Tenth](repeating: Tenth(), count: 10)

    mutating func add(_ contact: Contact) {
        let isAnswered = contact.confidence != nil || contact.isCorrect != nil
        if contact.isHandedOver {
            all.handedOver += 1
            if isAnswered { answered.handedOver += 1 }
            if contact.isCorrect != nil { labelled.handedOver += 1 }
        } else {
            all.kept += 1
            if isAnswered { answered.kept += 1 }
            if contact.isCorrect != nil { labelled.kept += 1 }
        }
        if let isCorrect = contact.isCorrect {
            if isCorrect { right += 1 } else { wrong += 1 }
        }
        guard let confidence = contact.confidence else { return }
        withConfidence += 1
        if kept.isEmpty {
            kept = Array(repeating: 0, count: AnswerTally.steps + 1)
            handedOver = kept
        }
        let step = Int(confidence * Double(AnswerTally.steps))
        if contact.isHandedOver { handedOver[step] += 1 } else { kept[step] += 1 }
        let tenth = min(9, Int(confidence * 10))
        tenths[tenth].count += 1
        tenths[tenth].sum += confidence
        guard let isCorrect = contact.isCorrect else { return }
        tenths[tenth].labelled += 1
        if isCorrect {
            tenths[tenth].right += 1
            ofRight.add(confidence)
        } else {
            ofWrong.add(confidence)
        }
    }
}
