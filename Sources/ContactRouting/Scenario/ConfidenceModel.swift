import ElementaryFunctions
import FieldTables

/// How well an AI knows when it is right.
///
/// The AI knows how often it is right in an intent on the whole, and gets a normal signal of each
/// answer, whose mean is higher for correct ones (the binormal model of signal detection: Green
/// and Swets 1966). An honest AI would state the posterior probability that the answer is
/// correct; this one stretches and shifts its logit (Platt 1999; Guo et al. 2017). So
/// discrimination and calibration are set apart: the distortion keeps the order of answers.
///
/// By default it is over-confident, with an expected calibration error of about .10 at an accuracy
/// of .47.
public struct ConfidenceModel: Described {
    /// Probability that a correct answer gets a higher signal than a wrong one: the area under
    /// the ROC curve, from .5 (no idea) to below 1.
    public var discrimination = 0.8
    /// Factor on the logit: 1 is honest, above 1 over-confident at both ends.
    public var slope = 1.6
    /// Added to the logit: 0 is honest, above 0 over-confident throughout.
    public var shift = 0.6

    /// An over-confident AI.
    public init() {}

    /// Distance of the two means of the signal, in standard deviations.
    public var separation: Double {
        2.0.squareRoot() * Elementary.normalQuantile(discrimination)
    }

    /// Its inputs.
    public static let table = FieldTable<ConfidenceModel>(
        "confidence", "What the AI believes of its answers; by default too much.",
        [
            .optional(
                "discrimination", \.discrimination,
                .number(NumberRule(from: .including(0.5), to: .including(0.9999))),
                "Probability that a correct answer is believed more than a wrong one."),
            .optional(
                "slope", \.slope, .number(NumberRule(from: .excluding(0), to: .including(20))),
                "Factor on the logit of the honest confidence: 1 is honest, above 1 brash."),
            .optional(
                "shift", \.shift,
                .number(NumberRule(from: .including(-10), to: .including(10))),
                "Added to the logit: 0 is honest, above 0 over-confident."),
            .note,
        ])
}
