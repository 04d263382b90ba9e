extension ToolSpec {
    /// Everything that `switchboard` can do, in the order of the help.
    static let switchboardVerbs: [any Verb.Type] = [
        RunVerb.self,
        CompareVerb.self,
        SweepVerb.self,
        MergeVerb.self,
        TuneVerb.self,
        StaffVerb.self,
        PlanVerb.self,
        CalibrateVerb.self,
        ReportVerb.self,
        TraceVerb.self,
        FitVerb.self,
        VerifyVerb.self,
        ClaimsVerb.self,
        BenchVerb.self,
        WorkloadsVerb.self,
        ValidateVerb.self,
        SchemaVerb.self,
        ExplainVerb.self,
        CompletionsVerb.self,
        HelpVerb.self,
        CompleteVerb.self,
    ]

    /// The `switchboard` tool.
    static let switchboard = ToolSpec(
        name: "switchboard",
        summary: "Simulates customer service routed between an AI tier and human agents.",
        verbs: switchboardVerbs.map { $0.spec }.filter(\.isListed),
        examples: [
            "replay the launch month of an AI assistant": "switchboard run",
            "the same with fewer agents":
                "switchboard run launch-month --set humans.fullTimeEquivalents=2000",
            "people only, AI first, AI only": "switchboard compare",
            "start a workload of your own": "switchboard workloads launch-month > mine.json",
        ],
        environment: [
            "COLUMNS": "Width of reports and help; that of the terminal unless set, else 100.",
            "NO_COLOR": "Set to anything: nothing is coloured.",
            "FORCE_COLOR": "Set to anything: reports are coloured without a terminal as well.",
            SchedulerVariables.count: "Shards that a sweep has for 'sweep --shard auto'.",
            UsableCores.slurmVariable: "Cores of a task, as Slurm gives them: threads unless set.",
        ],
        unlistedVerbs: switchboardVerbs.map { $0.spec }.filter { !$0.isListed })
}
