/// The targets of `Package.swift`, read off its text: which the architecture allows to see which.
struct Manifest {
    /// A manifest in a form that is not understood here.
    struct Unreadable: Error {
        let form: String
    }

    /// The targets that each target depends on, by name.
    private(set) var dependencies: [String: Set<String>] = [:]
    /// The targets of the library products, whose public symbols are for users.
    let libraryProducts: Set<String>

    /// Understands the forms that our manifest uses: `library("A", ["B"] + foundations)`,
    /// `tests("A", ["B"])`, and SwiftPM's own with `name:` and `dependencies:`.
    init(_ text: String) throws {
        let lines = text.split(separator: "\n")
            .filter { !$0.drop { $0 == " " }.starts(with: "//") }
        let code = "\n" + lines.joined(separator: "\n")
        libraryProducts = Set(
            code.ranges(of: ".library(").flatMap {
                Self.quoted(in: Self.list(after: "targets:", in: code[$0.upperBound...]))
            })
        let common = Self.list(after: "let foundations: [Target.Dependency] =", in: code[...])
        guard let targets = code.ranges(of: "\n    targets: [").last else {
            throw Unreadable(form: "no targets")
        }
        for (kind, arguments) in Self.calls(in: code[targets.upperBound...]) {
            var names = Self.quoted(in: Self.described(kind, arguments))
            guard let name = Self.quoted(in: arguments).first else {
                throw Unreadable(form: "\(kind)(\(arguments))")
            }
            if Self.ours.contains(kind) { names.removeFirst() }
            if kind == "tests" { names.append(name) }
            if arguments.contains("foundations") { names += Self.quoted(in: common) }
            dependencies[kind == "tests" ? name + "Tests" : name] = Set(names)
        }
    }

    /// Functions of the manifest, which take a name and then dependencies without a label.
    private static let ours: Set = ["library", "tests"]

    /// The arguments that say what a target depends on.
    private static func described(_ kind: String, _ arguments: Substring) -> Substring {
        guard ours.contains(kind) else { return list(after: "dependencies:", in: arguments) }
        return arguments.firstRange(of: "exclude:").map { arguments[..<$0.lowerBound] }
            ?? arguments
    }

    /// The calls that declare targets, with what stands between their parentheses.
    private static func calls(in text: Substring) -> [(kind: String, arguments: Substring)] {
        var calls: [(kind: String, arguments: Substring)] = []
        var (depth, start, word, kind) = (0, text.startIndex, "", "")
        for place in text.indices {
            let character = text[place]
            if character == "(" {
                if depth == 0 { (kind, start) = (word, text.index(after: place)) }
                depth += 1
            } else if character == ")" {
                depth -= 1
                if depth < 0 { break }
                if depth == 0 { calls.append((kind, text[start..<place])) }
            }
            word = character.isLetter ? word + String(character) : ""
        }
        return calls
    }

    /// What stands in the first brackets after a label; nothing without it.
    private static func list(after label: String, in text: Substring) -> Substring {
        guard let rest = text.firstRange(of: label).map({ text[$0.upperBound...] }),
            let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]")
        else { return "" }
        return rest[open..<close]
    }

    /// The texts in quotation marks.
    private static func quoted(in text: Substring) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    }
}
