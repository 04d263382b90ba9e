import StrictJSON

/// Series of inputs that are set.
extension JSONValue {
    /// The file without the series of inputs that settings changed, and without their labels: what
    /// is set holds for the whole run. Factors stay, unless the input is gone.
    ///
    /// - Returns: the file, and a warning for each series that is gone.
    func withoutSeries(of settings: [Setting]) -> (file: JSONValue, warnings: [Problem]) {
        guard case .array(let series)? = self["overTime"]?.content else { return (self, []) }
        let kept = series.indices.filter { !series[$0].isSeries(ofInputIn: settings) }
        if kept.count == series.count { return (self, []) }
        let gone = series.indices.filter { !kept.contains($0) }.compactMap { place -> Problem? in
            guard case .string(let name)? = series[place]["input"]?.content else { return nil }
            return Problem(
                "the series of \(name) does not hold: what is set holds for the whole run",
                at: series[place].location, severity: .warning)
        }
        let list = JSONValue(
            .array(kept.map { series[$0] }), at: self["overTime"]?.location ?? location)
        var file = replacing("overTime", by: list)
        for labels in ["sources", "assumptions"] {
            guard let written = self[labels] else { continue }
            file = file.replacing(labels, by: written.renumbered(kept))
        }
        return (file, gone)
    }

    private func isSeries(ofInputIn settings: [Setting]) -> Bool {
        guard case .string(let name)? = self["input"]?.content, let path = JSONPath(name) else {
            return false
        }
        func stands(_ part: JSONPath) -> Bool { path.steps.starts(with: part.steps) }
        let gone =
            Setting.otherForms(replacedBy: settings) + settings.filter(\.isNull).map(\.path)
        if gone.contains(where: stands) { return true }
        // An element that is set is one of a list that is.
        return self["factor"]?.content != .boolean(true)
            && settings.contains { stands($0.path) || $0.path.steps.starts(with: path.steps) }
    }

    private func replacing(_ key: String, by value: JSONValue) -> JSONValue {
        (try? setting(JSONPath().key(key), to: value)) ?? self
    }

    /// Labels of series by their new numbers, without those of series that are gone.
    private func renumbered(_ kept: [Int]) -> JSONValue {
        guard case .object(let members) = content else { return self }
        let renumbered = members.compactMap { member -> Member? in
            guard let path = JSONPath(member.key), path.steps.first == .key("overTime"),
                path.steps.count > 1, case .index(let old) = path.steps[1]
            else { return member }
            guard let new = kept.firstIndex(of: old) else { return nil }
            let steps = [path.steps[0], .index(new)] + path.steps.dropFirst(2)
            return Member(
                key: JSONPath(steps).name, keyLocation: member.keyLocation, value: member.value)
        }
        return JSONValue(.object(renumbered), at: location)
    }
}
