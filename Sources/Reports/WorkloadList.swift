import StrictJSON

/// Workloads by name and title.
public enum WorkloadList {
    /// For people.
    public static func document(_ workloads: [(name: String, title: String)]) -> Document {
        var table = Table([.text("Workload"), .text("title")])
        for workload in workloads { table.append([workload.name, workload.title]) }
        return Document([[.table(table)]])
    }

    /// For programs.
    public static func json(
        _ workloads: [(name: String, title: String)], version: String
    ) -> String {
        ResultJSON.text(
            "workloads", version: version, command: "switchboard workloads",
            [
                (
                    "workloads",
                    .array(
                        workloads.map {
                            .object([("name", .string($0.name)), ("title", .string($0.title))])
                        })
                )
            ])
    }

    /// For spreadsheets.
    public static func csv(_ workloads: [(name: String, title: String)]) -> String {
        ResultCSV.table(
            "workload,title",
            workloads.map { [ResultCSV.field($0.name), ResultCSV.field($0.title)] })
    }
}
