import FieldTables

/// Always the same.
struct ConstantLaw: LawFamily {
    var value = 0.0

    static let table = FieldTable<ConstantLaw>(
        "constant", "Always the same.",
        [.required("value", \.value, .number(.time), role: .location, "The value.")])

    var distribution: Distribution { .constant(value) }
}

extension Law {
    /// Always the same.
    public static func constant(_ value: Double) -> Law {
        Law(ConstantLaw { $0.value = value })
    }
}
