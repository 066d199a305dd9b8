/// Who reaches whom, on which ports, and why: policies and services in, connections out.
///
/// The reference is the Kubernetes documentation of [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/) and the API
/// types. Answers have three values: what the documents leave undefined, or what was not handed
/// over, is UNKNOWN with its reason.
///
/// How it works, in the order of the data. `inventory` finds pods, services and nodes. A `dialect`
/// turns an object into a policy of the model in `policy`, which has no absent parts, or rejects it
/// as the API server would. `reach` reduces pods to what policies can tell apart and works out what
/// each two may do. `path` adds the ways by which the outside enters, `row` makes rows of all that,
/// and `engine` puts it together. `plugin` finds out who enforces it. A new kind of policy is a new
/// dialect: all of them share one order of tiers, in which NetworkPolicy is the tier that closes
/// the pods it selects. This package itself holds the answers: what the rest of the program sees.
///
/// Decisions worth knowing:
/// - Declared intent, objects without a UID, is complete: no policy in the files means none. In a
///   live snapshot a kind that was not read is a gap, and a gap is UNKNOWN.
/// - A policy the API server would refuse is not applied. What a NetworkPolicy of that sort selects
///   is not open for sure; one with a place in the order of tiers puts in doubt what comes after
///   it.
/// - Rules may match, not match, or perhaps match. A port ends with every outcome that any of the
///   possibilities leads to, so a denial that may match makes what it could deny UNKNOWN.
/// - Which of two policies of one priority goes first is not defined: where they differ is UNKNOWN.
/// - Policies of a kind that the network plugin is not known to enforce apply perhaps.
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
