/// Benchmarks: never part of the program, run by hand. They print ratios to a yardstick measured in
/// the same run, because absolute times depend on the machine and its other guests.
@NullMarked
package io.inscope.snapshot.bench;

import org.jspecify.annotations.NullMarked;
