import FieldTables
import RandomVariates
import StrictJSON

/// Distributions, whose tables say what moves them.
extension Perturber {
    /// Moves the location of a distribution, or else all that grows with it.
    func distribution(_ value: JSONValue, at path: JSONPath) -> Perturbation {
        if case .object(let members) = value.content,
            let location = members.first(where: {
                Law.schema.field($0.key, of: value)?.role == .location
            }), let number = location.value.number
        {
            return moved(number, at: path.key(location.key))
        }
        func scaled(_ factor: Double) -> Setting {
            Setting(path: path, Perturber.scaled(value, as: Law.schema, by: factor))
        }
        return perturbation(path, low: scaled(1 - share), high: scaled(1 + share))
    }

    private static func scaled(
        _ value: JSONValue, as schema: Schema?, by factor: Double, isScaled: Bool = false
    ) -> JSONOutput {
        switch value.content {
        case .number(let number, _) where isScaled: return .number((number * factor).tidy)
        case .array(let elements):
            return .array(
                elements.map { scaled($0, as: schema?.element, by: factor, isScaled: isScaled) })
        case .object(let members):
            return .object(
                members.map {
                    let field = schema?.field($0.key, of: value)
                    let grows = field?.role == .location || field?.role == .extent
                    let output = scaled(
                        $0.value, as: field?.schema, by: factor, isScaled: grows)
                    return ($0.key, output)
                })
        default: return JSONOutput(value)
        }
    }
}

extension Schema {
    /// What an element may be, if this is an array.
    fileprivate var element: Schema? {
        if case .array(let element, _) = self { element } else { nil }
    }
}
