import CommandLineTool

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

CommandLineInterface.prepareProcess()
let names = CommandLineInterface.environmentNames
let variables = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
// The words as they came: `CommandLine.arguments` mends what is not UTF-8, which names other files.
let words = (1..<max(1, Int(CommandLine.argc))).map { number in
    CommandLine.unsafeArgv[number].flatMap { String(validatingCString: $0) }
}
exit(
    await CommandLineInterface.run(
        words,
        environment: Dictionary(variables) { first, _ in first }))
