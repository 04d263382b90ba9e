import ElementaryFunctions

/// What an AI says of its answer, from the logit that it believes in: to nine decimals, never
/// quite 0 or 1.
///
/// Rounding makes a threshold of .6 and a confidence of .6 that was computed the same number.
enum StatedConfidence {
    private static let decimals = 1e9

    /// The confidence of a logit.
    static func value(ofLogit logit: Double) -> Double {
        let rounded = (decimals / (1 + Elementary.exp(-logit))).rounded()
        return min(max(rounded, 1), decimals - 1) / decimals
    }

    /// The least logit whose confidence reaches `threshold`: negative infinity if all do, infinity
    /// if none does.
    static func leastLogit(reaching threshold: Double) -> Double {
        // Beyond 40 either way nothing changes any more.
        var (below, above) = (-40.0, 40.0)
        if value(ofLogit: below) >= threshold { return -.infinity }
        guard value(ofLogit: above) >= threshold else { return .infinity }
        while true {
            let middle = (below + above) / 2
            guard middle > below, middle < above else { return above }
            if value(ofLogit: middle) >= threshold { above = middle } else { below = middle }
        }
    }
}

/// Levels of confidence by which answers are counted: logits from -16 to 16 in steps of 1/256.
///
/// Every statistic of confidence comes from counts per level; near .5 a step is .001. Decisions do
/// not go by levels, so what is given and what is held back within one is counted apart.
public enum ConfidenceLevel {
    /// Number of levels.
    public static var count: Int { 8_193 }
    private static let middle = 4_096.0
    private static let stepsPerUnit = 256.0

    /// The level nearest to a logit.
    @inline(__always)
    static func nearest(toLogit logit: Double) -> UInt16 {
        UInt16(min(max(logit * 256 + 4_096.5, 0), 8_192))
    }

    /// The logit of a level.
    public static func logit(_ level: Int) -> Double { (Double(level) - middle) / stepsPerUnit }

    /// The confidence of each level.
    public static let confidences: [Double] = (0..<count).map {
        1 / (1 + Elementary.exp(-logit($0)))
    }
}
