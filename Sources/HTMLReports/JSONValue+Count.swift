import Reports
import StrictJSON

extension JSONValue {
    /// The count under a key, as people read it; a dash if there is none.
    func count(_ key: String) -> String { JSONValue.count(number(key)) }

    /// A number that counts something: whole ones have no decimals.
    static func count(_ number: Double?) -> String {
        guard let number else { return "–" }
        return number == number.rounded() && abs(number) < 1e15
            ? NumberFormat.count(Int(number)) : NumberFormat.measure(number)
    }
}
