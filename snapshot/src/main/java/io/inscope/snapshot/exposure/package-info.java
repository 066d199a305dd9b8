/// Exposure: which pods that do not exist yet the policies of a workload would let in, or let it
/// reach, and who may make such pods.
///
/// A rule that goes by labels is only as strong as the right to set labels. So for each rule of a
/// workload's policies the pods it means are described, whether any exists or not, and joined with
/// the rights in the API of those who could create one.
///
/// **Nothing is worked out again.** What a workload's policies can tell apart in a pod ([Sight]) is
/// few labels of pods and namespaces. Every combination of them is one supposed pod, which the
/// engine evaluates as if it were there, earlier denials included. Namespaces that do not exist are
/// added to the snapshot for that ([SupposedNamespaces]).
///
/// **Never less than what is possible.** Whatever pod is added, the connections it gets are among
/// the exposures announced before. Where the combinations are too many, or depend on something
/// labels do not say, what a rule opens is listed as UNKNOWN with the reason.
///
/// The answer is the workload's side. Whether the supposed pod's own policies let it out, or in,
/// stands beside it.
@NullMarked
package io.inscope.snapshot.exposure;

import org.jspecify.annotations.NullMarked;
