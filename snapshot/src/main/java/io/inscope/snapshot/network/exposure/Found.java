package io.inscope.snapshot.network.exposure;

import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Ruling;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What supposed pods get through one opening, as it adds up.
final class Found {
  private Ports allowed = Ports.NONE;
  private Ports unknown = Ports.NONE;
  private final TreeSet<String> namespaces = new TreeSet<>();
  private final TreeSet<String> reasons = new TreeSet<>();
  private final TreeSet<String> closing = new TreeSet<>();
  private boolean created;
  private boolean reached;
  private @Nullable Ruling ruling;
  private @Nullable Example example;
  private int weight;

  /// @param more ports on which a pod gets in for certain
  /// @param perhaps ports on which it may
  void add(Ports more, Ports perhaps) {
    allowed = allowed.or(more);
    unknown = unknown.or(perhaps);
  }

  void in(SupposedNamespaces.Place place) {
    namespaces.addAll(place.alike());
    created |= place.isNew();
  }

  void couldBeNew() {
    created = true;
  }

  void because(String reason) {
    reasons.add(reason);
  }

  /// @param by the policies on the side of the pod that keep it from using the opening; empty when
  ///   none does
  void otherSide(String by) {
    reached |= by.isEmpty();
    if (!by.isEmpty()) {
      closing.add(by);
    }
  }

  void ruledBy(Ruling one) {
    ruling = one;
  }

  /// @param worth of two examples the one that shows more stays, or else the first
  void exemplify(Example one, int worth) {
    if (example == null || worth > weight) {
      example = one;
      weight = worth;
    }
  }

  Optional<Example> example() {
    return Optional.ofNullable(example);
  }

  void add(Found other) {
    if (other.example != null) {
      exemplify(other.example, other.weight);
    }
    add(other.allowed, other.unknown);
    namespaces.addAll(other.namespaces);
    reasons.addAll(other.reasons);
    closing.addAll(other.closing);
    created |= other.created;
    reached |= other.reached;
    ruling = other.ruling;
  }

  Ports allowed() {
    return allowed;
  }

  Ports unknown() {
    return unknown.without(allowed);
  }

  Ports possible() {
    return allowed.or(unknown);
  }

  TreeSet<String> namespaces() {
    return namespaces;
  }

  boolean created() {
    return created;
  }

  String reason() {
    return String.join("; ", reasons);
  }

  String otherSide() {
    return reached
        ? "permits it"
        : closing.isEmpty() ? "not tried" : "closed by " + String.join(", ", closing);
  }

  @Nullable Ruling ruling() {
    return ruling;
  }
}
