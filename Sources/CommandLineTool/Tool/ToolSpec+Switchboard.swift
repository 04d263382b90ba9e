extension ToolSpec {
    /// Everything that `switchboard` can do, in the order of the help.
    static let switchboardVerbs: [any Verb.Type] = [
        RunVerb.self,
        CompareVerb.self,
        SweepVerb.self,
        TuneVerb.self,
        StaffVerb.self,
        PlanVerb.self,
        ReportVerb.self,
        VerifyVerb.self,
        ClaimsVerb.self,
        BenchVerb.self,
        WorkloadsVerb.self,
        ValidateVerb.self,
        SchemaVerb.self,
        ExplainVerb.self,
        CompletionsVerb.self,
        HelpVerb.self,
    ]

    /// The `switchboard` tool.
    static let switchboard = ToolSpec(
        name: "switchboard",
        summary: "Simulates customer service routed between an AI tier and human agents.",
        verbs: switchboardVerbs.map { $0.spec },
        examples: [
            "replay the launch month of an AI assistant": "switchboard run",
            "the same with fewer agents":
                "switchboard run launch-month --set humans.fullTimeEquivalents=2000",
            "people only, AI first, AI only": "switchboard compare",
            "start a workload of your own": "switchboard workloads launch-month > mine.json",
        ],
        environment: ["COLUMNS": "Width of help and progress, 80 unless set."])
}
