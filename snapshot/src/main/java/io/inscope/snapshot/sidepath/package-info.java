/// Ways to a workload or its data that no network policy controls.
///
/// Four families: rights in the API (a shell in the pod, its secrets, another pod in its place),
/// data that two workloads share (volumes, directories of a node, secrets), the node under the pod,
/// and webhooks and API services that see or change the objects of a namespace. Beside them the
/// components of the cluster itself.
///
/// **No work for each pair of workloads.** Everything is found by an index: claim, secret,
/// directory, node, namespace. What is asked for are the paths that touch some workloads, usually
/// the CDE; in the list of all paths a group that shares something is a star around its first
/// member.
///
/// **Nothing is silently absent.** What was not handed over becomes a path whose verdict is
/// UNKNOWN, with the reason, and a sentence among the limits.
///
/// Rights are listed by namespace, not by workload: who may run commands in the pods of a namespace
/// may do so in those that come tomorrow.
@NullMarked
package io.inscope.snapshot.sidepath;

import org.jspecify.annotations.NullMarked;
