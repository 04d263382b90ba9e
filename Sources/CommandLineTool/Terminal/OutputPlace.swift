/// Where a file is to be that grows, and what it is called until then.
struct OutputPlace: Sendable {
    /// As it was typed.
    let path: String
    /// The file that gets the name: `path`, or where its links lead.
    let target: String
    /// What there is by now.
    let kind: AtomicFile.Kind

    init(_ path: String) {
        self.path = path
        target = path.isEmpty ? "" : AtomicFile.resolvingLinks(path)
        kind = path.isEmpty ? .none : AtomicFile.kind(of: path)
    }

    /// The file while it grows.
    var partial: String { target + ".partial" }

    /// Fails if the name is taken.
    func checkIsFree() throws(FileNotWritten) {
        if kind == .regular {
            throw FileNotWritten(description: "'\(path)' exists; --overwrite replaces it")
        }
        guard AtomicFile.isThere(target) else { return }
        throw FileNotWritten(
            description: "'\(path)' is a link that leads nowhere; --overwrite replaces it")
    }

    /// The words for a fault of the growing file.
    ///
    /// - Parameter advice: what to do with what an earlier run left.
    func failure(_ fault: LockedFile.Fault, advice: String? = nil) -> FileNotWritten {
        switch fault {
        case .exists:
            FileNotWritten(
                description: advice.map { "'\(partial)' is what an earlier run left: \($0)" }
                    ?? "'\(path)' was created by another process meanwhile and is left alone; "
                    + "what was to be there is in '\(partial)'")
        case .inUse:
            FileNotWritten(
                description: "another process is writing '\(path)' (it has locked '\(partial)')")
        case .foreign:
            FileNotWritten(
                description: "cannot write '\(path)': '\(partial)' is a link or no file")
        case .system(let code):
            FileNotWritten(
                description:
                    "cannot write '\(path)': \(AtomicFile.reason(for: code, path: path))")
        }
    }
}
