/// Elementary and special functions that give the same bits on every machine.
///
/// The C library chooses its `log`, `exp` and `pow` by processor and by platform, so their last
/// bits differ between machines, and one different bit can reorder two events of a simulation.
/// Everything here uses only `+`, `-`, `*`, `/`, `squareRoot()` and bit operations, each of which
/// IEEE 754 rounds in one way only, and Swift never fuses a multiplication with an addition.
/// Results are therefore a property of the source code.
///
/// Every function is pure and total: outside its domain it returns NaN unless its comment names a
/// precondition.
public enum Elementary {}
