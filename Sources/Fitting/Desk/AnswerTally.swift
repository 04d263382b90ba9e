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
    private(set) var kept = [Int](repeating: 0, count: steps + 1)
    private(set) var handedOver = [Int](repeating: 0, count: steps + 1)
    /// How many answers of handed-over conversations are labelled.
    private(set) var labelledHandOvers = 0
    private(set) var withConfidence = 0
    /// Reliability: by tenths of the confidence.
    private(set) var tenths = [Tenth](repeating: Tenth(), count: 10)

    mutating func add(_ contact: Contact) {
        if let isCorrect = contact.isCorrect {
            if isCorrect { right += 1 } else { wrong += 1 }
            if contact.isHandedOver { labelledHandOvers += 1 }
        }
        guard let confidence = contact.confidence else { return }
        withConfidence += 1
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
