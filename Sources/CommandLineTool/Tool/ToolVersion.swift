/// Which version of the tool this is.
enum ToolVersion {
    /// The version, which is part of every result.
    static let current = "0.1.0"
}
