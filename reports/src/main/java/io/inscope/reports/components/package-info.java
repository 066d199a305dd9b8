/// Software that people commonly add to a cluster, told by the images it runs: agents, operators,
/// drivers. One list for every check that asks whether something is there, or what is.
///
/// ```
/// KnownComponents.of("quay.io/falcosecurity/falco:0.38.1") -> Falco, runtime security
/// ```
///
/// An image nobody listed is unknown, which proves nothing: checks ask a person then.
@NullMarked
package io.inscope.reports.components;

import org.jspecify.annotations.NullMarked;
