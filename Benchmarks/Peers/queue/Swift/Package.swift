// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the product's manifest names no other.
let package = Package(
    name: "queue-peers",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "switchboard", path: "../../../.."),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
    ],
    targets: [
        .executableTarget(
            name: "queue-peers",
            dependencies: [
                .product(name: "SimulationKernel", package: "switchboard"),
                .product(name: "HeapModule", package: "swift-collections"),
            ])
    ]
)
