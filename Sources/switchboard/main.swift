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
exit(
    await CommandLineInterface.run(
        Array(CommandLine.arguments.dropFirst()),
        environment: Dictionary(variables) { first, _ in first }))
