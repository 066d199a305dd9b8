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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules of every role, those that an aggregated ClusterRole collects among them.
///
/// A server writes what an aggregated role collects into its own `rules`; a manifest leaves that to
/// the server. So rules are looked up where they come from, and an own rule counts only when no
/// collected one says the same. Source: [aggregated
/// ClusterRoles](https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles).
final class RoleRules {
  private final SortedMap<ResourceRef, Resource> roles = new TreeMap<>();
  private final List<Resource> clusterRoles = new ArrayList<>();
  private final Map<ResourceRef, List<RoleRule>> own = new HashMap<>();
  private final Map<ResourceRef, RuleSet> all = new HashMap<>();
  private final Map<ResourceRef, SortedSet<String>> unread = new HashMap<>();
  private final SortedSet<String> limits;

  /// @param limits what cannot be read is added here, in sentences
  RoleRules(ClusterSnapshot snapshot, SortedSet<String> limits) {
    this.limits = limits;
    try (Stream<Resource> all = snapshot.all(Kinds.CLUSTER_ROLE)) {
      all.forEach(clusterRoles::add);
    }
    clusterRoles.forEach(role -> roles.put(role.ref(), role));
    try (Stream<Resource> all = snapshot.all(Kinds.ROLE)) {
      all.forEach(role -> roles.put(role.ref(), role));
    }
    roles.values().forEach(role -> own.put(role.ref(), ownRules(role)));
  }

  /// The rules of a role; empty when there is no such role.
  Optional<RuleSet> of(ResourceRef ref) {
    Resource role = roles.get(ref);
    return role == null
        ? Optional.empty()
        : Optional.of(all.computeIfAbsent(ref, _ -> collected(role)));
  }

  private RuleSet collected(Resource role) {
    List<RoleRule> rules = new ArrayList<>();
    Set<ResourceRef> visited = new TreeSet<>();
    collect(role, rules, new HashSet<>(), visited);
    return new RuleSet(
        role.ref(),
        rules,
        visited.stream()
            .flatMap(ref -> unread.getOrDefault(ref, Collections.emptySortedSet()).stream())
            .toList());
  }

  /// What others contribute first, so that a rule is shown where it comes from.
  private void collect(
      Resource role, List<RoleRule> rules, Set<Object> seen, Set<ResourceRef> visited) {
    if (!visited.add(role.ref())) {
      return;
    }
    for (LabelSelector selector : selectors(role)) {
      for (Resource other : clusterRoles) {
        if (matches(selector, role, other)) {
          collect(other, rules, seen, visited);
        }
      }
    }
    for (RoleRule rule : own.getOrDefault(role.ref(), List.of())) {
      @Nullable Object value = rule.field().value();
      if (value != null && seen.add(value)) {
        rules.add(rule);
      }
    }
  }

  /// A role whose labels make no sense costs the one that collects roles what it may give, and
  /// nothing else.
  private boolean matches(LabelSelector selector, Resource role, Resource other) {
    try {
      return selector.matches(other.labels());
    } catch (WrongShape e) {
      limit(role, "whether it collects %s is not known".formatted(other.ref().spoken()), e);
      return false;
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
      limit(role, "what it collects from other roles is not known", e);
      return List.of();
    }
  }

  private List<RoleRule> ownRules(Resource role) {
    List<RoleRule> rules = new ArrayList<>();
    try {
      for (Field rule : role.root().at("rules").each().toList()) {
        read(role, rule).ifPresent(rules::add);
      }
    } catch (WrongShape e) {
      leftOut(role, e);
    }
    return rules;
  }

  private Optional<RoleRule> read(Resource role, Field rule) {
    try {
      return Optional.of(new RoleRule(role, rule, Rule.of(rule)));
    } catch (WrongShape e) {
      leftOut(role, e);
      return Optional.empty();
    }
  }

  private void leftOut(Resource role, WrongShape e) {
    limit(role, "a rule is left out", e);
  }

  private void limit(Resource role, String what, RuntimeException why) {
    String sentence =
        "%s (%s): %s: %s."
            .formatted(role.ref().spoken(), role.origin().place(), what, why.getMessage());
    limits.add(sentence);
    unread.computeIfAbsent(role.ref(), _ -> new TreeSet<>()).add(sentence);
  }
}
