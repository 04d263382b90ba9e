import Reports

/// The marks of charts: lengths across are shares of the width, so that text keeps its size at any
/// width; lengths down are pixels.
enum SVG {
    /// A number of pixels or per cent, in as many digits as can be seen.
    static func digits(_ value: Double, decimals: Int = 2) -> String {
        let text = NumberFormat.fixed(value, decimals: decimals)
        guard text.contains(".") else { return text }
        let short = text.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed()
        return short.isEmpty || String(short) == "-" ? "0" : String(short)
    }

    /// A share of the width.
    static func across(_ share: Double) -> String { digits(share * 100) + "%" }

    static func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
    ) -> Markup {
        .element(
            "line",
            [
                "class": style, "x1": across(x1), "y1": digits(y1), "x2": across(x2),
                "y2": digits(y2),
            ])
    }

    static func rectangle(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String,
        title: String? = nil
    ) -> Markup {
        .element(
            "rect",
            [
                "class": style, "x": across(x), "y": digits(y), "width": across(max(width, 0)),
                "height": digits(max(height, 0)),
            ], title.map { [.element("title", [:], $0)] } ?? [])
    }

    static func circle(
        _ x: Double, _ y: Double, _ radius: Double, _ style: String, title: String? = nil
    ) -> Markup {
        .element(
            "circle",
            ["class": style, "cx": across(x), "cy": digits(y), "r": digits(radius)],
            title.map { [.element("title", [:], $0)] } ?? [])
    }

    static func text(
        _ text: String, _ x: Double, _ y: Double, anchor: String = "middle", dx: Double = 0,
        _ style: String = "m"
    ) -> Markup {
        .element(
            "text",
            [
                "class": style.isEmpty ? nil : style, "x": across(x), "y": digits(y),
                "dx": dx == 0 ? nil : digits(dx),
                "text-anchor": anchor == "start" ? nil : anchor,
            ], text)
    }

    /// A line through points, of which each is a share of the width and pixels down; it may have
    /// gaps.
    static func path(
        _ points: [(x: Double, y: Double)?], height: Double, _ style: String, closed: Bool = false
    ) -> Markup {
        var commands = ""
        var isOpen = false
        for point in points {
            guard let point else {
                isOpen = false
                continue
            }
            commands += "\(isOpen ? "L" : "M")\(digits(point.x * 1_000)) \(digits(point.y))"
            isOpen = true
        }
        return .element(
            "svg",
            [
                "viewBox": "0 0 1000 \(digits(height))", "preserveAspectRatio": "none",
                "width": "100%", "height": digits(height),
            ],
            [
                .element(
                    "path",
                    [
                        "class": style, "d": commands + (closed ? "Z" : ""),
                        "vector-effect": "non-scaling-stroke",
                    ])
            ])
    }

    /// Drawings below what they show and how to read them.
    static func figure(_ title: String, note: String, _ content: [Markup]) -> Markup {
        .element(
            "figure", [:],
            [
                .element(
                    "figcaption", [:], [Markup(title + " "), .element("small", [:], note)])
            ] + content)
    }

    /// The labels of a scale across, those at its ends within it.
    static func labels(
        _ scale: Scale, below height: Double, _ label: (Double) -> String
    ) -> [Markup] {
        scale.ticks.enumerated().map { place, tick in
            text(
                label(tick), scale.position(tick), height + 16,
                anchor: place == 0
                    ? "start" : place == scale.ticks.count - 1 ? "end" : "middle")
        }
    }

    /// A drawing that says in words what it shows.
    static func drawing(
        _ height: Double, _ label: String?, style: String? = nil, _ marks: [Markup]
    ) -> Markup {
        .element(
            "svg",
            [
                "class": style, "width": "100%", "height": digits(height),
                "data-h": style == nil ? nil : digits(height), "role": label == nil ? nil : "img",
                "aria-label": label, "aria-hidden": label == nil ? "true" : nil,
            ], marks)
    }
}
