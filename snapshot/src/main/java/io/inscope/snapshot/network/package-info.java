/// Who reaches whom, on which ports, and why: policies and services in, connections out.
///
/// The reference is the Kubernetes documentation of [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/) and the API
/// types. Answers have three values: what the documents leave undefined, or what was not handed
/// over, is UNKNOWN with its reason.
///
/// How it works, in the order of the data: a [PolicyDialect] turns an object into a [Policy] that
/// has no absent parts, or rejects it as the API server would. [PolicySet] keeps them with the
/// [Doubt]s about them. [Parties] reduces pods to what policies can tell apart; [Evaluation] says
/// what one party permits another; [PermissionTable] does so once for each pair that is asked for;
/// [ConnectionRows] makes rows of it. A new kind of policy is a new dialect, and when it has tiers
/// or denials, more of [Evaluation#grant].
///
/// Decisions worth knowing:
/// - Declared intent, objects without a UID, is complete: no policy in the files means none. In a
///   live snapshot a kind that was not read is a gap, and a gap is UNKNOWN.
/// - A policy the API server would refuse is not applied, and what it selects is not open for sure.
/// - Rows of addresses are merged for each workload, so that a policy elsewhere that cuts the
///   address space differently does not change them, nor their ids.
/// - An ipBlock holds a pod without a known address surely when it holds every address the pod may
///   get, and perhaps when it holds some.
/// - A pod in the host's network is its node: no policy selects it, no selector matches it, and
///   nothing stands between it and the pods of its node.
/// - When nobody enforces policies, what they deny is listed as allowed, with what they declare.
@NullMarked
package io.inscope.snapshot.network;

import org.jspecify.annotations.NullMarked;
