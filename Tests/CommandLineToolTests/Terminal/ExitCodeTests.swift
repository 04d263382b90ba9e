import Testing

@testable import CommandLineTool

@Suite struct ExitCodeTests {
    @Test(
        arguments: [
            (ExitCode.success, 0), (.failure, 1), (.targetMissed, 2), (.usage, 64), (.badData, 65),
            (.cannotRead, 66), (.internalError, 70), (.cannotCreate, 73), (.inputOutput, 74),
            (.incomplete, 75), (.hungUp, 129), (.interrupted, 130), (.terminated, 143),
        ] as [(ExitCode, Int32)])
    func codes(code: ExitCode, number: Int32) {
        #expect(code.rawValue == number)
    }
}
