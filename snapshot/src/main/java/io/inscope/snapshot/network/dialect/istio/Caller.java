package io.inscope.snapshot.network.dialect.istio;

import io.inscope.snapshot.network.Tristate;
import io.inscope.snapshot.network.policy.PodFacts;
import io.inscope.snapshot.network.policy.PodTrait;
import java.util.List;
import java.util.Set;

/// Pods with an identity in the mesh that a rule names.
///
/// @param state YES for those that use mTLS, UNKNOWN for those that may
/// @param trustDomains by which the identities of this cluster may be written
record Caller(Tristate state, Attribute attribute, List<String> values, Set<String> trustDomains)
    implements PodTrait {
  /// What of an identity is looked at.
  enum Attribute {
    PRINCIPAL("principals"),
    NAMESPACE("namespaces"),
    /// `namespace/name`.
    ACCOUNT("serviceAccounts"),
    /// Any identity.
    ANY("");

    private final String field;

    Attribute(String field) {
      this.field = field;
    }
  }

  Caller {
    values = List.copyOf(values);
    trustDomains = Set.copyOf(trustDomains);
  }

  static Caller any(Tristate state) {
    return new Caller(state, Attribute.ANY, List.of(), Set.of());
  }

  @Override
  public boolean holds(PodFacts pod) {
    return pod.identified() == state
        && switch (attribute) {
          case ANY -> true;
          case NAMESPACE -> matches(pod.namespace());
          case ACCOUNT -> matches(pod.namespace() + "/" + pod.account());
          case PRINCIPAL ->
              trustDomains.stream()
                  .anyMatch(
                      domain ->
                          matches(domain + "/ns/" + pod.namespace() + "/sa/" + pod.account()));
        };
  }

  private boolean matches(String value) {
    return values.stream().anyMatch(pattern -> matches(pattern, value));
  }

  /// Exact, `prefix*`, `*suffix`, or `*` for any that is not empty.
  static boolean matches(String pattern, String value) {
    if (pattern.equals("*")) {
      return !value.isEmpty();
    }
    if (pattern.startsWith("*")) {
      return value.endsWith(pattern.substring(1));
    }
    return pattern.endsWith("*")
        ? value.startsWith(pattern.substring(0, pattern.length() - 1))
        : value.equals(pattern);
  }

  @Override
  public String toString() {
    return (state == Tristate.YES ? "callers with " : "callers who perhaps have ")
        + (attribute == Attribute.ANY
            ? "an identity"
            : attribute.field + " " + String.join(", ", values));
  }
}
