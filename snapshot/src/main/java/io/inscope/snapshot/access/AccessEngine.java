package io.inscope.snapshot.access;

import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.ResourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Works out who may do what: from bindings to roles to rules, one assignment for each subject and
/// binding.
///
/// A RoleBinding gives the rules of its role, even of a ClusterRole, in its own namespace only; a
/// ClusterRoleBinding gives them everywhere. What cannot be resolved is said in [Access#limits],
/// never dropped without a word: nothing follows from the absence of a grant as long as a limit
/// speaks of its binding.
public final class AccessEngine {
  private static final Set<String> SUBJECTS = Set.of("User", "Group", "ServiceAccount");

  private final ClusterSnapshot snapshot;
  private final SortedSet<String> limits = new TreeSet<>();
  private final RoleRules rules;
  private final Bootstrap bootstrap;

  /// By subject, in the order of the bindings: those of the cluster come before those of
  /// namespaces.
  private final Map<Subject, List<Assignment>> assignments = new HashMap<>();

  private final Set<ResourceRef> shipped = new HashSet<>();
  private final Map<ResourceRef, Boolean> shippedRoles = new HashMap<>();

  private AccessEngine(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.rules = new RoleRules(snapshot, limits);
    this.bootstrap = Bootstrap.of(snapshot);
  }

  public static Access of(ClusterSnapshot snapshot) {
    AccessEngine engine = new AccessEngine(snapshot);
    engine.gaps();
    engine.bindings(Kinds.CLUSTER_ROLE_BINDING);
    engine.bindings(Kinds.ROLE_BINDING);
    return new Access(engine.sorted(), List.copyOf(engine.limits), engine.shipped);
  }

  private List<Assignment> sorted() {
    return new TreeSet<>(assignments.keySet())
        .stream()
            .flatMap(subject -> assignments.getOrDefault(subject, List.of()).stream())
            .toList();
  }

  private void gaps() {
    for (GroupKind kind :
        List.of(Kinds.CLUSTER_ROLE, Kinds.CLUSTER_ROLE_BINDING, Kinds.ROLE, Kinds.ROLE_BINDING)) {
      Coverage coverage = snapshot.coverage(kind, "");
      if (!(coverage instanceof Coverage.Read)) {
        limits.add("%s: %s.".formatted(kind.kind(), coverage.gap()));
      }
    }
  }

  private void bindings(GroupKind kind) {
    try (Stream<Resource> all = snapshot.all(kind)) {
      all.forEach(
          resource -> {
            try {
              resolve(Binding.of(resource));
            } catch (WrongShape e) {
              limit(resource, "it is left out: " + e.getMessage());
            }
          });
    }
  }

  private void resolve(Binding binding) {
    Resource resource = binding.resource();
    ResourceRef role = binding.role();
    boolean everywhere = resource.ref().groupKind().equals(Kinds.CLUSTER_ROLE_BINDING);
    if (everywhere && !role.groupKind().equals(Kinds.CLUSTER_ROLE)) {
      limit(resource, "it gives a Role, which only a RoleBinding can");
      return;
    }
    Optional<RuleSet> given = rules.of(role);
    if (given.isEmpty()) {
      limit(resource, "it gives %s, which is not in the snapshot".formatted(role.spoken()));
      return;
    }
    String namespace = everywhere ? "" : resource.ref().namespace();
    for (Subject subject : subjects(binding)) {
      assignments
          .computeIfAbsent(subject, _ -> new ArrayList<>())
          .add(new Assignment(subject, namespace, resource, given.get()));
    }
    if (isAsShipped(binding)) {
      shipped.add(resource.ref());
    }
  }

  private boolean isAsShipped(Binding binding) {
    return Bootstrap.isLabelled(binding.resource())
        && bootstrap.compareBinding(binding).filter(Comparison::isAsShipped).isPresent()
        && shippedRoles.computeIfAbsent(
            binding.role(),
            ref ->
                snapshot
                    .find(ref)
                    .flatMap(bootstrap::compareRole)
                    .filter(Comparison::isAsShipped)
                    .isPresent());
  }

  /// Each once, however often the binding names it.
  private Set<Subject> subjects(Binding binding) {
    Set<Subject> subjects = new TreeSet<>();
    for (Binding.Named named : binding.subjects()) {
      Subject subject = named.subject();
      if (!SUBJECTS.contains(subject.kind()) || subject.name().isEmpty()) {
        limit(
            binding.resource(),
            "%s names nobody that can be told".formatted(named.place().pointer()));
      } else if (subject.kind().equals("ServiceAccount") && subject.namespace().isEmpty()) {
        limit(
            binding.resource(),
            "%s names a service account without its namespace".formatted(named.place().pointer()));
      } else {
        subjects.add(subject);
      }
    }
    return subjects;
  }

  private void limit(Resource resource, String what) {
    limits.add("%s (%s): %s.".formatted(resource.ref().spoken(), resource.origin().place(), what));
  }
}
