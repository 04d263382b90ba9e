/// Finds the word that a misspelt one was probably meant to be.
public enum Suggestion {
    /// The candidate that is fewest slips away, upper and lower case being the same.
    ///
    /// A slip is a letter too many, a letter missing, a wrong one, or two neighbours swapped.
    /// There may be one slip for every three letters, and three at most; nil if all candidates
    /// are further away. Among equals the first one wins.
    ///
    /// - Complexity: O(*candidates* × *letters*²), where candidates of very different length
    ///   cost nothing.
    public static func nearest(
        to word: String, among candidates: some Sequence<String>
    ) -> String? {
        let letters = Array(word.lowercased())
        var best: (candidate: String, slips: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased())
            let allowed = min(max(letters.count, other.count) / 3, (best?.slips ?? 4) - 1)
            guard abs(letters.count - other.count) <= allowed else { continue }
            let slips = distance(letters, other)
            if slips <= allowed { best = (candidate, slips) }
        }
        return best?.candidate
    }

    /// ` Did you mean "x"?` to end a message with, or nothing.
    static func question(_ word: String, among candidates: [String]) -> String {
        nearest(to: word, among: candidates).map { " Did you mean \(quoted($0))?" } ?? ""
    }

    /// The optimal string alignment distance (Damerau-Levenshtein, no letter touched twice).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var twoAbove: [Int] = []
        var above = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var best = min(
                    above[column + 1] + 1, current[column] + 1, above[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    best = min(best, twoAbove[column - 1] + 1)
                }
                current.append(best)
            }
            (twoAbove, above) = (above, current)
        }
        return above[right.count]
    }
}
