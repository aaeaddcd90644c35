// swift-tools-version: 6.2
import PackageDescription

// One package, one executable. Each target buys one prohibition: see docs/architecture.md.

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "beian",
    defaultLocalization: "zh-Hans",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "beian", targets: ["BeianCLI"])],
    dependencies: [
        .package(
            url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        // C libraries of the system
        .systemLibrary(name: "CIDN2", pkgConfig: "libidn2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CPSL", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // the house
        .target(name: "BeianCore", swiftSettings: house),
        .target(name: "BeianNames", dependencies: ["BeianCore", "CIDN2", "CPSL"], swiftSettings: house),
        .target(
            name: "BeianRulebook", dependencies: ["BeianCore", yams, crypto], resources: [.copy("Book")],
            swiftSettings: house),
        .target(
            name: "BeianStore",
            dependencies: ["BeianCore", .product(name: "GRDB", package: "GRDB.swift"), crypto],
            resources: [.copy("Migrations")], swiftSettings: house),
        .target(
            name: "BeianDesk",
            dependencies: ["BeianCore", "BeianNames", "BeianStore", crypto, cryptoExtras, logging, lifecycle],
            swiftSettings: house),
        .target(name: "BeianWire", dependencies: ["CCurl"], swiftSettings: house),
        .target(
            name: "BeianRegulator",
            dependencies: [
                "BeianCore", "BeianDesk", "BeianStore", "BeianWire", hummingbird, hummingbirdCore, httpTypes, nioCore,
                logging, lifecycle,
            ],
            resources: [.copy("Migrations")], swiftSettings: house),
        .target(
            name: "BeianNotices",
            dependencies: [
                "BeianCore", "BeianDesk", "BeianWire", hummingbird, hummingbirdCore, httpTypes, nioCore, nioPosix,
                mustache, yams, logging, lifecycle,
            ],
            resources: [.copy("Letters"), .copy("Inbox")], swiftSettings: house),
        .target(
            name: "BeianWeb",
            dependencies: [
                "BeianCore", "BeianDesk", "BeianNames", hummingbird, hummingbirdCore, httpTypes, nioCore, mustache,
                yams, crypto, logging, lifecycle,
            ],
            resources: [.copy("Templates"), .copy("Strings"), .copy("Assets")], swiftSettings: house),
        .executableTarget(
            name: "BeianCLI",
            dependencies: [
                "BeianCore", "BeianNames", "BeianRulebook", "BeianStore", "BeianDesk", "BeianWire", "BeianRegulator",
                "BeianNotices", "BeianWeb", .product(name: "ArgumentParser", package: "swift-argument-parser"),
                hummingbird, hummingbirdCore, httpTypes, logging, lifecycle,
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house),

        // its measure
        .executableTarget(
            name: "BeianBench", dependencies: ["BeianCore", "BeianNames", "BeianRulebook"], path: "Bench",
            swiftSettings: house),

        // its proofs
        .target(
            name: "BeianTesting",
            dependencies: [
                "BeianCore", "BeianNames", "BeianRulebook", "BeianStore", "BeianDesk", "BeianWire", "BeianRegulator",
                "BeianNotices", "BeianWeb", "BeianCLI", hummingbird, hummingbirdCore, logging, lifecycle,
            ],
            path: "Tests/Support", exclude: ["smtp-sink.py"], swiftSettings: house),
        .testTarget(
            name: "CoreTests", dependencies: ["BeianCore", "BeianTesting"], exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "RulebookTests", dependencies: ["BeianCore", "BeianRulebook", "BeianNames", "BeianTesting"],
            exclude: ["Applications"],
            swiftSettings: house),
        .testTarget(
            name: "StoreTests", dependencies: ["BeianCore", "BeianStore", "BeianTesting"], exclude: ["Golden"],
            swiftSettings: house),
        .testTarget(
            name: "DeskTests",
            dependencies: ["BeianCore", "BeianStore", "BeianDesk", "BeianNames", "BeianTesting", logging],
            swiftSettings: house),
        .testTarget(
            name: "RegulatorTests",
            dependencies: [
                "BeianCore", "BeianStore", "BeianDesk", "BeianRegulator", "BeianWire", "BeianTesting",
            ],
            swiftSettings: house),
        .testTarget(
            name: "NoticesTests",
            dependencies: ["BeianCore", "BeianDesk", "BeianNotices", "BeianWire", "BeianTesting", logging],
            exclude: ["Golden"], swiftSettings: house),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "BeianCore", "BeianDesk", "BeianWeb", "BeianWire", "BeianTesting", yams, mustache, httpTypes,
            ],
            swiftSettings: house),
        .testTarget(
            name: "CLITests",
            dependencies: ["BeianCore", "BeianDesk", "BeianStore", "BeianCLI", "BeianTesting", logging],
            swiftSettings: house),
        .testTarget(
            name: "HouseRules",
            dependencies: ["BeianCore", "BeianDesk", "BeianWeb", "BeianCLI", "BeianTesting", yams],
            swiftSettings: house),
        .testTarget(
            name: "Journeys",
            dependencies: [
                "BeianCore", "BeianStore", "BeianDesk", "BeianWeb", "BeianWire", "BeianRegulator", "BeianNotices",
                "BeianCLI", "BeianTesting", logging,
            ],
            swiftSettings: house),
    ]
)

// Fuzzers need libFuzzer and a build of their own: `make fuzz`.
if Context.environment["BEIAN_FUZZ"] != nil {
    package.targets.append(.target(name: "FuzzDriver", path: "Fuzz/Driver", swiftSettings: house))
    for (name, folder) in [("FuzzNames", "Names"), ("FuzzBook", "Book")] {
        package.targets.append(
            .executableTarget(
                name: name, dependencies: ["BeianCore", "BeianRulebook", "FuzzDriver"], path: "Fuzz/\(folder)",
                swiftSettings: house + [.unsafeFlags(["-parse-as-library"])],
                linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
    }
}
