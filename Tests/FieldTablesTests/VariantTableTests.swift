import Testing

@testable import FieldTables

private enum Shape: Tagged {
    struct Circle: Described {
        var radius = 1.0

        static let table = FieldTable<Circle>(
            "circle", "Round.", [.required("radius", \.radius, "Its radius.")])
    }

    case circle(Circle)
    case point

    static let variants = VariantTable<Shape>(
        "shape", "What it looks like.", tag: "is",
        [
            Variant({ (circle: Circle) in .circle(circle) }) {
                if case .circle(let circle) = $0 { circle } else { nil }
            },
            Variant("point", "No extent.", .point),
        ])
}

@Suite struct VariantTableTests {
    @Test func variantsAreReadAndWritten() {
        let circle = Datum.object([.init("is", .text("circle")), .init("radius", .number(2))])
        #expect(Shape(circle) == .circle(Shape.Circle { $0.radius = 2 }))
        #expect(Shape(circle).datum == circle)
        let point = Datum.object([.init("is", .text("point"))])
        #expect(Shape(point) == .point && Shape.point.datum == point)
    }

    @Test func theRuleFollows() {
        let rule = Shape.variants.rule
        #expect(rule.tag == "is" && rule.cases.map(\.name) == ["circle", "point"])
        #expect(rule.cases[0].fields.map(\.key) == ["radius"] && rule.cases[1].fields.isEmpty)
    }

    @Test func anotherWordTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Shape(.object([.init("is", .text("square"))]))
        }
    }
}
