/// Benchmarks: never part of the program, run by `mvn -Pbench package`. They print ratios to a
/// yardstick measured in the same run, because absolute times depend on the machine and its other
/// guests: of the thread's CPU time for readers ([Reading]), of wall and CPU time of whole
/// processes for imports ([Imports]) and captures ([Captures]). What they read is a made-up cluster
/// ([SyntheticCluster]).
@NullMarked
package io.inscope.snapshot.bench;

import org.jspecify.annotations.NullMarked;
