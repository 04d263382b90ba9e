/// How the counts of a trace are written, and the counts.
struct TraceCounts {
    /// Why they cannot be read, and which of them shows it; nil if they can.
    let problem: (message: String, place: Int)?
    /// A count that is taken for thousands, because no smaller one has a mark.
    let thousands: String?
    private let decimal: Inputs.Trace.Decimal

    /// Finds out what the decimals can only be, unless `decimal` says what they are.
    ///
    /// - Parameter guessesThousands: whether three digits behind a mark are thousands if no count
    ///   below a thousand has a mark.
    init(
        _ texts: [String], _ decimal: Inputs.Trace.Decimal?, in separator: CSVRows.Separator,
        guessesThousands: Bool = false
    ) {
        let marked = texts.filter { $0.contains(",") || $0.contains(".") }
        // Beside commas between fields, points have always been decimal.
        let isPlain = separator == .comma && !marked.contains { $0.contains(",") }
        if let decimal {
            (self.decimal, problem, thousands) = (decimal, nil, nil)
        } else if marked.isEmpty || isPlain {
            (self.decimal, problem, thousands) = (.point, nil, nil)
        } else {
            let possible = Inputs.Trace.Decimal.allCases.filter { decimal in
                marked.allSatisfy { TraceCounts.number($0, decimal) != nil }
            }
            let whole = possible.first { decimal in
                guessesThousands && TraceCounts.areThousands(texts, marked, decimal)
            }
            let isOpen = possible.count > 1 && whole == nil
            self.decimal = whole ?? possible.first ?? .point
            thousands = possible.count > 1 && whole != nil ? marked[0] : nil
            let first = texts.firstIndex(of: marked[0]) ?? 0
            problem =
                isOpen
                ? (
                    "\"\(marked[0])\" can be read in two ways, and so can all other counts: say "
                        + "decimal \"point\" or \"comma\"", first
                ) : nil
        }
    }

    /// The count.
    func count(_ text: String) -> Double? {
        TraceCounts.number(text, decimal).flatMap { $0 <= 1e7 ? $0 : nil }
    }

    /// A total, which may be larger than a count, as the others are written.
    static func total(_ text: String, _ others: TraceCounts) -> Double? {
        number(text, others.decimal)
    }

    /// Whether counts are whole, with a mark in all of a thousand and more and in no other one.
    private static func areThousands(
        _ texts: [String], _ marked: [String], _ decimal: Inputs.Trace.Decimal
    ) -> Bool {
        let others = texts.filter { !$0.contains(",") && !$0.contains(".") }
        let smaller = others.compactMap { number($0, decimal) }
        return !smaller.isEmpty && smaller.count == others.count
            && smaller.allSatisfy { $0 < 1_000 }
            && marked.allSatisfy { text in
                text.first != "0"
                    && number(text, decimal).map { $0 >= 1_000 && $0 == $0.rounded() } == true
            }
    }

    /// A number with decimals after a mark, and groups of three digits after the other one, or
    /// after a blank of any kind or an apostrophe, which are no decimal marks.
    private static func number(_ text: String, _ decimal: Inputs.Trace.Decimal) -> Double? {
        let (mark, group): (Character, Character) = decimal == .point ? (".", ",") : (",", ".")
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2 else { return nil }
        let separators = whole.filter { $0 == group || neutralGroups.contains($0) }
        guard Set(separators).count <= 1 else { return nil }
        let groups = whole.split(omittingEmptySubsequences: false) { separators.contains($0) }
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
        guard isGrouped, digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else {
            return nil
        }
        return Double(digits)
    }

    /// A blank, one that breaks no line, thin ones of both kinds, and apostrophes.
    private static let neutralGroups: Set<Character> = [
        " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}",
    ]
}
