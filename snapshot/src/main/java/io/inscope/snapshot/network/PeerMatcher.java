package io.inscope.snapshot.network;

import io.inscope.snapshot.model.LabelSelector;

/// Who the other side of a rule may be.
public sealed interface PeerMatcher {
  /// Anybody: pods, nodes and addresses outside the cluster.
  record Anyone() implements PeerMatcher {
    @Override
    public String toString() {
      return "anybody";
    }
  }

  /// Pods of one namespace, the policy's own.
  record PodsHere(String namespace, LabelSelector pods) implements PeerMatcher {
    @Override
    public String toString() {
      return podsText(pods) + " in " + namespace;
    }
  }

  /// Pods of all namespaces with certain labels; never nodes or outside addresses.
  record PodsIn(LabelSelector namespaces, LabelSelector pods) implements PeerMatcher {
    @Override
    public String toString() {
      return podsText(pods)
          + (namespaces.isEverything() ? " in any namespace" : " in namespaces " + namespaces);
    }
  }

  /// Addresses; whether those of pods and nodes too is up to the network plugin.
  ///
  /// @param written as the policy writes it: `10.0.0.0/8 except 10.1.0.0/16`
  record Addresses(String written, AddressSet set) implements PeerMatcher {
    @Override
    public String toString() {
      return "addresses " + written;
    }
  }

  private static String podsText(LabelSelector pods) {
    return pods.isEverything() ? "any pod" : "pods " + pods;
  }
}
