package io.inscope.snapshot.importing.request;

import io.inscope.snapshot.model.GroupKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A kind that a client can be asked for.
///
/// @param resource the plural under which the API serves it
/// @param presence in which clusters it is served
public record RequestedKind(GroupKind kind, String resource, Presence presence) {
  /// Where a kind is to be expected.
  public enum Presence {
    /// In every cluster.
    ALWAYS,
    /// In every cluster of some versions of Kubernetes: that it is not served is an answer.
    BY_VERSION,
    /// Where an add-on defines it.
    ADD_ON,
    /// On OpenShift.
    OPENSHIFT
  }

  /// All, in the order in which they are asked for. Of those of Kubernetes itself, ConfigMaps and
  /// the names of Secrets come last: those are what clients hesitate about.
  public static final List<RequestedKind> ALL = KindList.read();

  /// The one that a file is named after.
  static Optional<RequestedKind> of(String resource, String group) {
    return ALL.stream()
        .filter(one -> one.resource.equals(resource) && one.kind.group().equals(group))
        .findFirst();
  }

  /// As kubectl takes it, and how the file of the answer is called: `pods`,
  /// `networkpolicies.networking.k8s.io`.
  public String name() {
    return Stream.of(resource, kind.group())
        .filter(part -> !part.isEmpty())
        .reduce((a, b) -> a + "." + b)
        .orElse("");
  }

  /// Whether there are sound clusters that do not serve it.
  boolean isOptional() {
    return presence != Presence.ALWAYS;
  }

  /// Whether only the names and keys are asked for, and no value.
  public boolean namesOnly() {
    return resource.equals("secrets");
  }
}
