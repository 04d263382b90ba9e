import StrictJSON
import Testing

/// Files with random damage are read or refused, but never trap, hang, or point outside the file.
@Suite struct MutationTests {
    @Test func damagedFilesAreReadOrRefused() {
        let original = Array(
            #"{"a":[1,-2.5e3,"x\n\ud83d\ude00é"],"b":{"c":true,"d":null},"e":"日"}"#.utf8)
        let alphabet = Array("{}[]\",:\\/u0d18-+.eE tn\n\0'#é\u{7F}".utf8) + [0xFF, 0xC3, 0xED]
        // Numerical Recipes' 64-bit linear congruential generator; the high bits are the good ones.
        var state: UInt64 = 1
        func draw(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var outcomes = (read: 0, refused: 0)
        for attempt in 0..<20_000 {
            var bytes = original
            for _ in 0...draw(below: 3) {
                let place = draw(below: bytes.count)
                switch draw(below: 10) {
                case 0...2: bytes[place] = alphabet[draw(below: alphabet.count)]
                case 3...5: bytes.insert(alphabet[draw(below: alphabet.count)], at: place)
                case 6...8: bytes.remove(at: place)
                default: bytes.removeLast(draw(below: bytes.count))
                }
                if bytes.isEmpty { break }
            }
            let (root, problems) = JSONReader.read(SourceText(name: "t.json", bytes: bytes))
            if root == nil { outcomes.refused += 1 } else { outcomes.read += 1 }
            guard (root == nil) == problems.contains(where: { $0.path == nil }),
                problems.allSatisfy({ isInside($0, count: bytes.count) })
            else {
                Issue.record("\(bytes): \(problems)")
                return
            }
            // Rendering takes longer than reading, so only some of the problems are rendered.
            if attempt.isMultiple(of: 20), let problem = problems.first {
                #expect(problem.render().hasPrefix("t.json:"))
            }
        }
        // The damage must be neither fatal nor harmless all the time.
        #expect(outcomes.read > 1000)
        #expect(outcomes.refused > 1000)
    }

    private func isInside(_ problem: Problem, count: Int) -> Bool {
        guard case .text(_, let offset) = problem.location else { return false }
        return (0...count).contains(offset)
    }
}
