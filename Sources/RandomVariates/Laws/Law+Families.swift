extension Law {
    /// The families whose members are not made of others, in the order of the manual.
    static let simpleFamilies: [any LawFamily.Type] = [
        ConstantLaw.self, ExponentialLaw.self, LognormalLaw.self, GammaLaw.self, WeibullLaw.self,
        UniformLaw.self, TriangularLaw.self, EmpiricalLaw.self, HistogramLaw.self,
    ]

    /// The families whose members are made of simple ones.
    static let composedFamilies: [any LawFamily.Type] = [MixtureLaw.self, ShiftedLaw.self]
}
