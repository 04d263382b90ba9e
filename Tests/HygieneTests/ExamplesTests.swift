import Testing

/// What the README shows is what is tested.
@Suite struct ReadmeTests {
    @Test func theExampleOfAPolicyIsTheOneThatIsBuilt() throws {
        let source = try Repository.text("Tests/ContactRoutingTests/CustomPolicyTests.swift")
        let (begin, end) = (
            "// The example of the README begins here.\n\n",
            "\n// The example of the README ends here."
        )
        let from = try #require(source.firstRange(of: begin)).upperBound
        let to = try #require(source.firstRange(of: end)).lowerBound
        let readme = try Repository.text("README.md")
        #expect(readme.contains("```swift\n" + source[from..<to] + "```"))
    }
}
