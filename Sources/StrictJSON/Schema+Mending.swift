import FieldTables

extension Schema {
    /// The value without what is wrong with it, so that the rest of it can be looked at as well:
    /// numbers are others, keys that are optional or unknown are left out.
    ///
    /// - Parameter problems: what `problems(in:)` says of the value.
    /// - Returns: a value that follows the schema; nil if that is not to be had so simply.
    public func mended(_ value: JSONValue, of problems: [Problem]) -> JSONValue? {
        var mended = value
        for problem in problems {
            guard let path = problem.path else { return nil }
            let number = standIn(at: path).map {
                JSONValue(.number($0, literal: "\($0)"), at: problem.location)
            }
            // A key that may be left out may be one of several, of which one must be there.
            if let number, let other = try? mended.setting(path, to: number) {
                mended = other
            } else if !describes(path) || canDoWithout(path, in: mended) {
                mended = mended.removing(path)
            } else {
                return nil
            }
        }
        return self.problems(in: mended).isEmpty ? mended : nil
    }

    /// A number that may stand at a path.
    private func standIn(at path: JSONPath) -> Double? {
        [1, 0.5, 10, 100].first { number in
            schemas(at: path).contains { schema in
                let value = JSONValue(
                    .number(number, literal: "\(number)"), at: .origin("a stand-in"))
                return schema.problems(in: value).isEmpty
            }
        }
    }
}
