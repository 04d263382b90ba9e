import Testing

extension Trait where Self == ConditionTrait {
    /// A suite or a test that simulates so much that it is slow without optimisation: it judges
    /// means, coverage or searches. It runs in an optimised build only.
    package static var statistical: Self {
        .enabled(if: isOptimised, "runs in an optimised build: swift test -c release")
    }
}

/// Whether this is an optimised build; SwiftPM defines `DEBUG` in the others.
#if DEBUG
    private let isOptimised = false
#else
    private let isOptimised = true
#endif
