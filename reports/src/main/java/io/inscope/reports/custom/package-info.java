/// Checks that an organisation writes itself: YAML files with an expression in
/// [CEL](https://cel.dev), the language people know from ValidatingAdmissionPolicy.
///
/// A rule is about each workload, each container of a workload, or each object of a kind, and sees
/// `object`, `params` and `scope`; of workloads also `pod` and `containers`, and `container`. It
/// runs beside the library, and names the requirements that its failure is a failure of.
///
/// An expression is true where the rule holds, false where it is broken. It cannot loop, read files
/// or open connections, and it is held to limits. What cannot be evaluated is NOT_ASSESSED with the
/// reason, never a pass; a rule that cannot be read answers so for the whole cluster, so that
/// nobody takes its absence for a pass.
@NullMarked
package io.inscope.reports.custom;

import org.jspecify.annotations.NullMarked;
