package io.inscope.snapshot.exposure;

import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.Ports;
import io.inscope.snapshot.network.reach.Ruling;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What supposed pods get through one opening, as it adds up.
final class Found {
  private Ports ports = Ports.NONE;
  private final TreeSet<String> namespaces = new TreeSet<>();
  private final TreeSet<String> reasons = new TreeSet<>();
  private final TreeSet<String> closing = new TreeSet<>();
  private boolean created;
  private Tristate reached = Tristate.NO;
  private @Nullable Ruling ruling;
  private @Nullable Example example;
  private int weight;

  void add(Ports more) {
    ports = ports.or(more);
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

  /// @param permits whether the policies on the side of a pod let it use the opening
  /// @param by those policies
  void otherSide(Tristate permits, String by) {
    reached = reached.or(permits);
    if (permits == Tristate.NO) {
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
    add(other.ports);
    namespaces.addAll(other.namespaces);
    reasons.addAll(other.reasons);
    closing.addAll(other.closing);
    created |= other.created;
    reached = reached.or(other.reached);
    ruling = other.ruling;
  }

  Ports ports() {
    return ports;
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
    return switch (reached) {
      case YES -> "permits it";
      case UNKNOWN -> "may permit it";
      case NO -> closing.isEmpty() ? "not tried" : "closed by " + String.join(", ", closing);
    };
  }

  @Nullable Ruling ruling() {
    return ruling;
  }
}
