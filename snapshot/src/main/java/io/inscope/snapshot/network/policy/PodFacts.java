package io.inscope.snapshot.network.policy;

import io.inscope.snapshot.network.Tristate;

/// What policies look at in a pod beside its labels and ports. Pods of which it differs are not
/// merged, so it holds nothing that differs from pod to pod of one workload.
///
/// @param account its service account; empty when it cannot be read
/// @param proxied whether the proxy of a service mesh stands in front of it
/// @param identified whether it proves who it is, by mutual TLS, to those it calls
public record PodFacts(String namespace, String account, Tristate proxied, Tristate identified) {
  /// Of pods nobody asks about.
  public static final PodFacts NONE = new PodFacts("", "", Tristate.NO, Tristate.NO);
}
