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

/// A line of an order, which all kinds have a price in common.
private struct Order: Tagged {
    enum Kind: Sendable, Equatable {
        case pens(Count)
        case paper(Count)
        case nothing
    }

    struct Count: Described {
        var count = 1

        static let table = FieldTable<Count>(
            "count", "How many.", [.optional("count", \.count, "How many.")])
    }

    var kind: Kind
    var price = 0.0
    var remark: String?

    static let variants = VariantTable<Order>(
        "order", "What is bought.", tag: "of",
        first: [.required("price", \.price, "What it costs.")],
        [
            Variant("pens", "To write with.") { (count: Count) in
                Order(kind: .pens(count))
            } extract: {
                if case .pens(let count) = $0.kind { count } else { nil }
            },
            Variant("paper", "To write on.") { (count: Count) in
                Order(kind: .paper(count))
            } extract: {
                if case .paper(let count) = $0.kind { count } else { nil }
            },
            Variant("nothing", "Just talk.", Order(kind: .nothing)) { $0.kind == .nothing },
        ], last: [.note(\.remark)])
}

@Suite struct VariantTableTests {
    @Test func whatVariantsShareStandsAroundTheirOwn() throws {
        let rule = Order.variants.rule
        #expect(rule.cases.map(\.name) == ["pens", "paper", "nothing"])
        #expect(rule.cases[0].fields.map(\.key) == ["price", "count", "note"])
        #expect(rule.cases[2].fields.map(\.key) == ["price", "note"])
        #expect(Order.key(of: \.price) == "price" && Order.key(of: \.kind) == nil)
        let paper = Datum.object([
            .init("of", .text("paper")), .init("price", .number(3)), .init("count", .number(2)),
            .init("note", .text("A4")),
        ])
        let order = Order(kind: .paper(.init { $0.count = 2 }), price: 3, remark: "A4")
        #expect(Order(paper) == order && order.datum == paper)
        // What is no part of the kind does not hide it.
        let talk = Order(kind: .nothing, price: 9)
        #expect(Order(talk.datum) == talk && Order.variants.word(for: talk) == "nothing")
    }

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
