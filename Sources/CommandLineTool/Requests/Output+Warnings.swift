import StrictJSON

extension Output {
    /// Says on standard error what is odd but does not forbid a run.
    func warn(_ warnings: [Problem]) throws {
        guard !warnings.isEmpty else { return }
        let lines = warnings.map { $0.render() }
        try standardError.write(lines.joined(separator: "\n") + "\n")
    }
}
