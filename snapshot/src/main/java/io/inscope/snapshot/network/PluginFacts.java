package io.inscope.snapshot.network;

/// The network plugin as the snapshot shows it, and every switch in which plugins differ.
///
/// @param name `Calico`, `Cilium`, ...; `unknown` when nothing in the snapshot shows one
/// @param version as its image tag tells, else empty
/// @param enforcesNetworkPolicy whether it makes networking.k8s.io policies true
/// @param ipBlockMatchesPods whether an ipBlock also matches addresses of pods
/// @param ipBlockMatchesNodes whether an ipBlock also matches addresses of nodes
/// @param evidence what shows it: `DaemonSet kube-system/calico-node, image
///   docker.io/calico/node:v3.29.1`
public record PluginFacts(
    String name,
    String version,
    Enforcement enforcesNetworkPolicy,
    Tristate ipBlockMatchesPods,
    Tristate ipBlockMatchesNodes,
    String evidence) {}
