import Foundation

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

if let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] { writeSeeds(to: folder) }
var count = CommandLine.argc
var words = CommandLine.unsafeArgv
exit(runFuzzer(&count, &words) { testOneInput($0, $1) })
