/// A chart with a scale of values on its left and something else below.
struct Frame {
    /// The scale of values.
    let scale: Scale

    /// The height of the plot in pixels.
    let height: Double

    /// How a value is labelled.
    let label: (Double) -> String

    /// A frame.
    init(_ scale: Scale, height: Double = 150, label: @escaping (Double) -> String) {
        self.scale = scale
        self.height = height
        self.label = label
    }

    /// How far down a value is.
    func y(_ value: Double) -> Double { height * (1 - scale.position(value)) }

    /// The labels on the left, and the plot beside them with lines at the ticks.
    ///
    /// - Parameters:
    ///   - title: what is shown.
    ///   - note: how to read it.
    ///   - sentence: what it shows, for those who do not see it.
    ///   - style: what the script knows it by.
    ///   - marks: the marks of the data.
    ///   - below: marks below the plot, which has room for a line of text there.
    ///   - caption: what is on the axis across.
    func figure(
        _ title: String, note: String, sentence: String, style: String? = nil,
        _ marks: [Markup], below: [Markup], caption: String? = nil, key: [KeyEntry] = []
    ) -> Markup {
        let labels = scale.ticks.map {
            SVG.text(label($0), 1, y($0) + 4, anchor: "end", dx: -7)
        }
        let lines = scale.ticks.map { SVG.line(0, y($0), 1, y($0), "g") }
        let plot: [Markup] = [
            SVG.drawing(height + 22, nil, labels),
            SVG.drawing(height + 22, sentence, style: style, lines + marks + below),
        ]
        let across = caption.map { [Markup.element("div", ["class": "xt"], $0)] } ?? []
        return SVG.figure(
            title, note: note,
            [.element("div", ["class": "plot"], plot + across)] + KeyEntry.list(key))
    }
}

/// What a colour stands for; the words stand beside it.
struct KeyEntry {
    let style: String
    let text: String

    /// All of them in a row; nothing if there are none.
    static func list(_ entries: [KeyEntry]) -> [Markup] {
        guard !entries.isEmpty else { return [] }
        return [
            .element(
                "div", ["class": "key"],
                entries.map { entry in
                    .element(
                        "span", [:],
                        [
                            .element(
                                "svg", ["width": "12", "height": "12", "aria-hidden": "true"],
                                [
                                    .element(
                                        "rect",
                                        [
                                            "class": entry.style, "width": "12", "height": "12",
                                            "rx": "3",
                                        ])
                                ]), Markup(entry.text),
                        ])
                })
        ]
    }
}
