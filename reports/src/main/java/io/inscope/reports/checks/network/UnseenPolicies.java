package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Installed;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.network.dialect.Dialects;
import io.inscope.snapshot.network.dialect.calico.CalicoObjects;
import io.inscope.snapshot.network.plugin.PermittingKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Policies of other kinds than NetworkPolicy may permit what NetworkPolicies deny. Where the
/// network plugin makes a kind true, or may, and nobody looked for it, "denied" and "isolated" are
/// not proven: nothing passes by them. What is open stays a finding: that a policy that was not
/// seen might close it is no excuse.
///
/// @param gaps why each kind was not seen, in words; a kind that cannot exist is not here
public record UnseenPolicies(
    ClusterSnapshot snapshot, SortedMap<GroupKind, String> gaps, boolean definitionsRead) {

  static UnseenPolicies of(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    SortedSet<GroupKind> kinds = new TreeSet<>(PermittingKinds.of(audit.connectivity().plugin()));
    kinds.addAll(unknownToAll(audit));
    SortedMap<GroupKind, String> gaps = new TreeMap<>();
    for (GroupKind kind : kinds) {
      List<Installed> groups = groups(kind).map(group -> Installed.of(snapshot, group)).toList();
      if (groups.stream().noneMatch(Installed.Read.class::isInstance)) {
        groups.stream()
            .filter(one -> !one.gap().isEmpty())
            .findFirst()
            .ifPresent(_ -> gaps.put(kind, snapshot.coverage(kind, "").gap()));
      }
    }
    return new UnseenPolicies(
        snapshot,
        gaps,
        snapshot.coverage(Kinds.CUSTOM_RESOURCE_DEFINITION, "") instanceof Coverage.Read);
  }

  /// Calico's objects may come from the API server or from Calico's own: once is enough.
  private static Stream<GroupKind> groups(GroupKind kind) {
    return CalicoObjects.GROUPS.contains(kind.group())
        ? CalicoObjects.GROUPS.stream().map(group -> new GroupKind(group, kind.kind()))
        : Stream.of(kind);
  }

  /// Kinds that are defined, call themselves network policies, and belong to no product we know.
  private static Set<GroupKind> unknownToAll(Audit audit) {
    Set<GroupKind> known =
        Dialects.all(audit.snapshot(), audit.connectivity().plugin().switches()).stream()
            .flatMap(dialect -> dialect.kinds().stream())
            .collect(Collectors.toSet());
    Set<String> products =
        Set.of("crd.antrea.io", "networking.k8s.aws", "networking.gke.io", "cilium.io");
    try (Stream<Resource> all = audit.snapshot().all(Kinds.CUSTOM_RESOURCE_DEFINITION)) {
      return all.flatMap(definition -> defined(definition).stream())
          .filter(kind -> kind.kind().endsWith("NetworkPolicy"))
          .filter(kind -> !known.contains(kind) && !products.contains(kind.group()))
          .filter(kind -> !CalicoObjects.GROUPS.contains(kind.group()))
          .collect(Collectors.toSet());
    }
  }

  private static Optional<GroupKind> defined(Resource definition) {
    try {
      return Optional.of(
          new GroupKind(
              definition.root().at("spec", "group").text(""),
              definition.root().at("spec", "names", "kind").text("")));
    } catch (WrongShape e) {
      // Whatever it defines, its name does not show a network policy.
      return Optional.empty();
    }
  }

  /// A pass that rests on what policies deny somewhere in the cluster, if it is one.
  public static Outcome orPass(Audit audit) {
    return orPass(audit, "");
  }

  /// The same of what policies deny to the pods of one namespace; empty for the whole cluster.
  static Outcome orPass(Audit audit, String namespace) {
    String gap = audit.view(UnseenPolicies.class, UnseenPolicies::of).in(namespace);
    return gap.isEmpty() ? Outcome.pass() : new Outcome.NotAssessed(gap);
  }

  private String in(String namespace) {
    Map<String, List<GroupKind>> byReason = new TreeMap<>();
    gaps.forEach(
        (kind, gap) -> {
          if (!isRead(kind, namespace)) {
            byReason.computeIfAbsent(gap, _ -> new ArrayList<>()).add(kind);
          }
        });
    if (byReason.isEmpty()) {
      return "";
    }
    return "policies that were not seen may permit more: "
        + byReason.entrySet().stream()
            .map(
                one ->
                    "%s: %s"
                        .formatted(
                            one.getValue().stream()
                                .map(kind -> "%s (%s)".formatted(kind.kind(), kind.group()))
                                .collect(Collectors.joining(", ")),
                            one.getKey()))
            .collect(Collectors.joining("; "))
        + (definitionsRead
            ? ""
            : "; hand them over, or the CustomResourceDefinitions, which tell whether there can be"
                + " any");
  }

  private boolean isRead(GroupKind kind, String namespace) {
    return !namespace.isEmpty()
        && groups(kind).anyMatch(one -> snapshot.coverage(one, namespace) instanceof Coverage.Read);
  }
}
