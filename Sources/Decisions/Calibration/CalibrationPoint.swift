/// What sampled measures come to at some values of the inputs, less what they should.
///
/// With common random numbers it is a function of the values: the same customers every time.
struct CalibrationPoint: Sendable, Equatable {
    /// Values of the inputs.
    let values: [Double]
    /// The measures less their targets.
    let residuals: [Double]
    /// Standard errors of the measures.
    let errors: [Double]
    /// What counts as no difference even where nothing varies: rounding.
    let rounding: [Double]

    /// A measure is where it should be if it is off by a twentieth of its standard error: what is
    /// left moves the input by as small a part of its own, far less than the interval says.
    static let negligible = 0.05

    /// Whether every measure is off by less than a part of its standard error.
    func isWithin(_ part: Double) -> Bool {
        residuals.indices.allSatisfy {
            abs(residuals[$0]) <= max(part * errors[$0], rounding[$0])
        }
    }

    /// Whether it is a root, as far as the customers can say.
    var isRoot: Bool { isWithin(CalibrationPoint.negligible) }
}
