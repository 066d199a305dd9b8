package io.inscope.snapshot.access;

import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.InvalidSelector;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of every role, those that an aggregated ClusterRole collects among them.
///
/// A server writes what an aggregated role collects into its own `rules`; a manifest leaves that to
/// the server. So rules are looked up where they come from, and an own rule counts only when no
/// collected one says the same. Source: [aggregated
/// ClusterRoles](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles).
final class RoleRules {
  private static final List<String> LISTS =
      List.of("verbs", "apiGroups", "resources", "resourceNames", "nonResourceURLs");

  /// A rule and the role in which it stands.
  record Rule(Resource role, Field field) {}

  private final SortedMap<ResourceRef, Resource> roles = new TreeMap<>();
  private final Map<ResourceRef, List<Rule>> own = new HashMap<>();
  private final Map<ResourceRef, List<Rule>> all = new HashMap<>();
  private final SortedSet<String> limits;

  /// @param limits what cannot be read is added here, in sentences
  RoleRules(ClusterSnapshot snapshot, SortedSet<String> limits) {
    this.limits = limits;
    try (Stream<Resource> clusterRoles = snapshot.all(Kinds.CLUSTER_ROLE);
        Stream<Resource> namespaced = snapshot.all(Kinds.ROLE)) {
      Stream.concat(clusterRoles, namespaced).forEach(role -> roles.put(role.ref(), role));
    }
    roles.values().forEach(role -> own.put(role.ref(), ownRules(role)));
  }

  /// The rules of a role; empty when there is no such role.
  Optional<List<Rule>> of(ResourceRef ref) {
    Resource role = roles.get(ref);
    return role == null
        ? Optional.empty()
        : Optional.of(all.computeIfAbsent(ref, _ -> collected(role)));
  }

  private List<Rule> collected(Resource role) {
    List<Rule> rules = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    collect(role, rules, seen, new HashSet<>());
    return List.copyOf(rules);
  }

  /// What others contribute first, so that a rule is shown where it comes from.
  private void collect(
      Resource role, List<Rule> rules, Set<Object> seen, Set<ResourceRef> visited) {
    if (!visited.add(role.ref())) {
      return;
    }
    for (LabelSelector selector : selectors(role)) {
      for (Resource other : roles.values()) {
        if (other.ref().groupKind().equals(Kinds.CLUSTER_ROLE)
            && selector.matches(other.labels())) {
          collect(other, rules, seen, visited);
        }
      }
    }
    for (Rule rule : own.getOrDefault(role.ref(), List.of())) {
      @Nullable Object value = rule.field().value();
      if (value != null && seen.add(value)) {
        rules.add(rule);
      }
    }
  }

  private List<LabelSelector> selectors(Resource role) {
    try {
      return role.root()
          .at("aggregationRule", "clusterRoleSelectors")
          .each()
          .flatMap(selector -> LabelSelector.of(selector).stream())
          .toList();
    } catch (WrongShape | InvalidSelector e) {
      limits.add(
          "%s (%s): what it collects from other roles is not known: %s."
              .formatted(role.ref().spoken(), role.origin().place(), e.getMessage()));
      return List.of();
    }
  }

  private List<Rule> ownRules(Resource role) {
    List<Rule> rules = new ArrayList<>();
    try {
      for (Field rule : role.root().at("rules").each().toList()) {
        if (isReadable(role, rule)) {
          rules.add(new Rule(role, rule));
        }
      }
    } catch (WrongShape e) {
      leftOut(role, e);
    }
    return rules;
  }

  private boolean isReadable(Resource role, Field rule) {
    try {
      LISTS.forEach(list -> rule.at(list).each().forEach(item -> item.text("")));
      return true;
    } catch (WrongShape e) {
      leftOut(role, e);
      return false;
    }
  }

  private void leftOut(Resource role, WrongShape e) {
    limits.add(
        "%s (%s): a rule is left out: %s."
            .formatted(role.ref().spoken(), role.origin().place(), e.getMessage()));
  }
}
