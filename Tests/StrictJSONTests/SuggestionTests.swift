import StrictJSON
import Testing

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("treshold", "threshold"), ("agnets", "agents"), ("rnu", "run"), ("ru", "run"),
        ("Threshold", "threshold"), ("staf", "staff"), ("tuen", "tune"),
        ("handleTimes", "handleTime"),
        ("agent", "agents"), ("sweeep", "sweep"), ("hadnelTmie", "handleTime"),
    ])
    func slips(word: String, meant: String) {
        let known = ["threshold", "agents", "run", "staff", "tune", "handleTime", "sweep"]
        #expect(Suggestion.nearest(to: word, among: known) == meant)
    }

    @Test(arguments: ["x", "", "zebra", "holdthresh", "ag", "rant"])
    func whatIsFarAwayIsNotSuggested(word: String) {
        #expect(Suggestion.nearest(to: word, among: ["threshold", "agents", "run", "a"]) == nil)
    }

    @Test func threeSlipsAreTheMost() {
        let known = ["acceptableWaitingTime"]
        #expect(Suggestion.nearest(to: "aceptableWaitngTim", among: known) == known.first)
        #expect(Suggestion.nearest(to: "aceptableWaitngTi", among: known) == nil)
    }

    @Test func theNearestWinsAndThenTheFirst() {
        #expect(Suggestion.nearest(to: "rates", among: ["rate", "dates", "crates"]) == "rate")
        #expect(Suggestion.nearest(to: "rates", among: ["crated", "rates"]) == "rates")
        #expect(Suggestion.nearest(to: "rates", among: [String]()) == nil)
    }

    @Test func aVeryLongWordCostsNothing() {
        let word = String(repeating: "a", count: 1_000_000)
        #expect(Suggestion.nearest(to: word, among: ["agents"]) == nil)
    }
}
