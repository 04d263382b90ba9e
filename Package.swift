// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A target with exactly the imports that the architecture allows it, in which whatever touches raw
/// memory says so.
///
/// - Parameter touchesMemory: whether raw memory is its business: the event queue's, or that of
///   the system's calls.
func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], touchesMemory: Bool = false
) -> Target {
    .target(
        name: name, dependencies: dependencies,
        swiftSettings: strict + (touchesMemory ? [] : [.strictMemorySafety()]))
}

func tests(
    _ name: String, _ others: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + others,
        exclude: exclude, swiftSettings: strict)
}

let foundations: [Target.Dependency] = [
    "SimulationKernel", "RandomVariates", "SimulationStatistics",
]

let package = Package(
    name: "switchboard",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "switchboard", targets: ["switchboard"]),
        .library(name: "SimulationKernel", targets: ["SimulationKernel"]),
        .library(
            name: "Switchboard",
            targets: [
                "ContactRouting", "Experiments", "Decisions", "Workloads", "SimulationKernel",
                "RandomVariates", "SimulationStatistics", "ElementaryFunctions", "FieldTables",
            ]),
    ],
    targets: [
        .executableTarget(
            name: "switchboard", dependencies: ["CommandLineTool"], swiftSettings: strict),
        library(
            "CommandLineTool",
            [
                "HTMLReports", "RunLogs", "Reports", "Fitting", "Benchmarking", "PublishedClaims",
                "Verification", "Decisions", "Experiments", "Workloads", "ContactRouting",
                "SimulationKernel", "StrictJSON",
            ], touchesMemory: true),
        library(
            "Fitting",
            [
                "Experiments", "Workloads", "ContactRouting", "RandomVariates",
                "SimulationKernel", "SimulationStatistics", "ElementaryFunctions", "StrictJSON",
                "FieldTables",
            ]),
        library(
            "RunLogs",
            ["Reports", "Workloads", "ContactRouting", "SimulationKernel", "StrictJSON"],
            touchesMemory: true),
        library("HTMLReports", ["Reports", "ElementaryFunctions", "StrictJSON"]),
        library(
            "Reports",
            [
                "Benchmarking", "PublishedClaims", "Verification", "Decisions", "Experiments",
                "Fitting", "Workloads", "SimulationStatistics", "StrictJSON", "FieldTables",
            ]),
        library(
            "Benchmarking", ["Workloads", "ContactRouting", "ElementaryFunctions"] + foundations,
            touchesMemory: true),
        library(
            "PublishedClaims",
            [
                "Workloads", "BundledWorkloads", "QueueingTheory", "ElementaryFunctions",
                "StrictJSON", "FieldTables",
            ]),
        library(
            "Verification",
            [
                "Experiments", "Workloads", "ContactRouting", "SimulationKernel",
                "SimulationStatistics", "QueueingTheory", "StrictJSON",
            ]),
        library(
            "Decisions",
            [
                "Experiments", "Workloads", "ContactRouting", "SimulationKernel",
                "SimulationStatistics", "QueueingTheory", "StrictJSON", "FieldTables",
            ]),
        library(
            "Experiments",
            [
                "Workloads", "ContactRouting", "SimulationKernel", "SimulationStatistics",
                "QueueingTheory", "StrictJSON",
            ]),
        library(
            "Workloads",
            [
                "ContactRouting", "BundledWorkloads", "StrictJSON", "FieldTables",
                "RandomVariates", "SimulationKernel",
            ]),
        .target(
            name: "BundledWorkloads", path: "Workloads",
            exclude: ["FORMAT.md", "README.md", "guide"],
            sources: ["BundledWorkloads.swift"],
            resources: [
                "launch-month.json", "before-ai.json", "human-only.json", "hybrid.json",
                "ai-only.json", "ai-only-push.json", "hybrid-2025.json", "ai-outage.json",
                "peak-fortnight.json", "chat-slowdown.json", "launch-month-m1.json",
                "before-ai-m1.json", "launch-month-m3.json", "before-ai-m3.json", "busy-desk.json",
                "growing-desk.json", "help-desk.json", "locked-intents.json",
                "markets-and-languages.json", "markets-pooled.json", "outsourcer.json",
                "contract-desk.json",
                "contract-desk-by-hand.json", "attrition-freeze.json", "scale-up-853.json",
                "rehire.json",
                "theory", "benchmarks", "claims",
            ].map { .embedInCode($0) },
            swiftSettings: strict),
        library("ContactRouting", foundations + ["ElementaryFunctions", "FieldTables"]),
        library("SimulationKernel", touchesMemory: true),
        library("RandomVariates", ["ElementaryFunctions", "FieldTables"]),
        library("SimulationStatistics", ["ElementaryFunctions"]),
        // `squareRoot()` of an optimised build is a call of sqrt, which is exact everywhere.
        .target(
            name: "ElementaryFunctions", swiftSettings: strict,
            linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
        library("StrictJSON", ["FieldTables"]),
        library("FieldTables"),
        library("QueueingTheory"),
        .executableTarget(
            name: "generator-bits", dependencies: ["RandomVariates"],
            path: "Benchmarks/RandomBattery", exclude: ["battery.sh", "testu01.c"],
            swiftSettings: strict),
        .executableTarget(
            name: "coverage-study",
            dependencies: [
                "Verification", "Decisions", "Fitting", "RunLogs", "Experiments", "Workloads",
                "ContactRouting", "SimulationStatistics", "RandomVariates",
                "ElementaryFunctions", "QueueingTheory", "StrictJSON",
            ],
            path: "Benchmarks/Coverage", exclude: ["rosters.py"],
            swiftSettings: strict),
        tests("SimulationKernel", ["TestSupport"]),
        tests("SimulationStatistics", ["TestSupport"]),
        tests(
            "Fitting",
            [
                "RunLogs", "Experiments", "Workloads", "ContactRouting", "RandomVariates",
                "ElementaryFunctions", "StrictJSON", "TestSupport", "WorkloadTestSupport",
            ]),
        tests(
            "RunLogs",
            [
                "ContactRouting", "RandomVariates", "SimulationKernel", "StrictJSON",
                "TestSupport",
            ]),
        tests("ContactRouting", foundations + ["ElementaryFunctions", "TestSupport"]),
        tests(
            "Benchmarking",
            [
                "ContactRouting", "Workloads", "SimulationKernel", "SimulationStatistics",
                "TestSupport", "WorkloadTestSupport",
            ],
            exclude: ["outcomes.txt"]),
        tests(
            "Experiments",
            foundations + [
                "ContactRouting", "QueueingTheory", "Workloads", "StrictJSON", "TestSupport",
                "WorkloadTestSupport",
            ]),
        tests(
            "Decisions",
            [
                "Experiments", "ContactRouting", "QueueingTheory", "SimulationKernel",
                "SimulationStatistics", "Workloads", "StrictJSON", "TestSupport",
                "WorkloadTestSupport", "Verification",
            ]),
        tests(
            "Verification",
            [
                "Experiments", "ContactRouting", "QueueingTheory", "SimulationKernel",
                "SimulationStatistics", "Workloads", "TestSupport", "WorkloadTestSupport",
            ]),
        tests(
            "PublishedClaims",
            ["BundledWorkloads", "Workloads", "StrictJSON", "WorkloadTestSupport"]),
        tests("ElementaryFunctions"),
        tests("RandomVariates", ["FieldTables"]),
        tests("QueueingTheory", ["TestSupport"]),
        tests("StrictJSON", ["FieldTables"]),
        tests("FieldTables"),
        tests(
            "Workloads",
            [
                "BundledWorkloads", "ContactRouting", "FieldTables", "RandomVariates",
                "SimulationKernel", "StrictJSON", "TestSupport",
            ]),
        tests("HTMLReports"),
        tests(
            "Reports", ["Experiments", "PublishedClaims", "StrictJSON", "Workloads"]),
        tests(
            "CommandLineTool",
            [
                "Benchmarking", "Experiments", "FieldTables", "PublishedClaims", "Reports",
                "SimulationStatistics", "StrictJSON", "TestSupport", "Verification",
                "WorkloadTestSupport", "Workloads",
            ], exclude: ["Golden"]),
        .testTarget(
            name: "HygieneTests", dependencies: ["TestSupport"], swiftSettings: strict),
        // What test targets share. The kernel's tests, which are also built without the rest of
        // the package, need the first only.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .target(
            name: "WorkloadTestSupport",
            dependencies: [
                "Workloads", "Experiments", "ContactRouting", "SimulationStatistics", "StrictJSON",
            ],
            path: "Tests/WorkloadTestSupport", swiftSettings: strict),
    ]
)
