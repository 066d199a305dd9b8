package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Policies of kinds no dialect understands. They may permit what network policies deny and the
/// other way round, so what they may touch is not known.
public final class UnevaluatedPolicies {
  private static final Set<GroupKind> KINDS =
      Set.of(
          new GroupKind("cilium.io", "CiliumNetworkPolicy"),
          new GroupKind("cilium.io", "CiliumClusterwideNetworkPolicy"),
          new GroupKind("crd.antrea.io", "NetworkPolicy"),
          new GroupKind("crd.antrea.io", "ClusterNetworkPolicy"));

  /// Kinds that can only take away: an answer that leaves them out errs on the side of ALLOWED.
  private static final Set<GroupKind> RESTRICTING =
      Set.of(
          new GroupKind("k8s.ovn.org", "EgressFirewall"),
          new GroupKind("network.openshift.io", "EgressNetworkPolicy"));

  private final Map<String, Map<GroupKind, Integer>> byNamespace;
  private final List<String> restricting;

  private UnevaluatedPolicies(
      Map<String, Map<GroupKind, Integer>> byNamespace, List<String> restricting) {
    this.byNamespace = byNamespace;
    this.restricting = restricting;
  }

  static UnevaluatedPolicies in(ClusterSnapshot snapshot) {
    Map<String, Map<GroupKind, Integer>> found = new TreeMap<>();
    for (GroupKind kind : snapshot.kinds()) {
      if (KINDS.contains(kind)) {
        snapshot
            .all(kind)
            .forEach(
                policy ->
                    found
                        .computeIfAbsent(policy.ref().namespace(), _ -> new TreeMap<>())
                        .merge(kind, 1, Integer::sum));
      }
    }
    return new UnevaluatedPolicies(
        found,
        snapshot.kinds().stream()
            .filter(RESTRICTING::contains)
            .map(kind -> kind + " is not evaluated; it can only forbid more than is said here")
            .toList());
  }

  /// Of a namespace, cluster-wide policies included.
  List<Doubt> doubts(String namespace) {
    List<Doubt> doubts = new ArrayList<>();
    for (String where : namespace.isEmpty() ? List.of("") : List.of("", namespace)) {
      byNamespace
          .getOrDefault(where, Map.of())
          .forEach(
              (kind, count) ->
                  doubts.add(
                      new Doubt(
                          Doubt.Reach.ALL,
                          kind.kind() + " (" + kind.group() + ") is not evaluated")));
    }
    return doubts;
  }

  /// One sentence for each kind.
  public List<String> sentences() {
    Map<GroupKind, Integer> totals = new TreeMap<>();
    byNamespace
        .values()
        .forEach(n -> n.forEach((k, count) -> totals.merge(k, count, Integer::sum)));
    return Stream.concat(
            restricting.stream(),
            totals.entrySet().stream()
                .map(
                    e ->
                        "%d %s of %s not evaluated; what it could permit or deny is UNKNOWN"
                            .formatted(
                                e.getValue(),
                                e.getKey().kind() + (e.getValue() == 1 ? "" : " objects"),
                                e.getKey().group() + (e.getValue() == 1 ? " is" : " are"))))
        .toList();
  }
}
