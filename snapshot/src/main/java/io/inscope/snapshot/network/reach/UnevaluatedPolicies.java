package io.inscope.snapshot.network.reach;

import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.network.policy.PolicyDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Policies of kinds no dialect understands. What those may touch that may permit and deny is not
/// known; of the others it is said that they are there.
public final class UnevaluatedPolicies {
  private final Map<String, Map<GroupKind, Integer>> byNamespace;
  private final List<String> sentences;

  private UnevaluatedPolicies(
      Map<String, Map<GroupKind, Integer>> byNamespace, List<String> sentences) {
    this.byNamespace = byNamespace;
    this.sentences = sentences;
  }

  static UnevaluatedPolicies in(ClusterSnapshot snapshot, List<PolicyDialect> dialects) {
    Set<GroupKind> understood =
        dialects.stream().flatMap(dialect -> dialect.kinds().stream()).collect(Collectors.toSet());
    Map<String, Map<GroupKind, Integer>> found = new TreeMap<>();
    List<String> sentences = new ArrayList<>();
    for (GroupKind kind : snapshot.kinds()) {
      PolicyKinds.effect(kind, understood)
          .ifPresent(
              effect -> {
                sentences.add(sentence(kind, snapshot.all(kind).count(), effect));
                if (effect == PolicyKinds.Effect.ANY) {
                  snapshot.all(kind).forEach(policy -> add(found, policy.ref().namespace(), kind));
                }
              });
    }
    return new UnevaluatedPolicies(found, sentences);
  }

  private static void add(
      Map<String, Map<GroupKind, Integer>> found, String namespace, GroupKind kind) {
    found.computeIfAbsent(namespace, _ -> new TreeMap<>()).merge(kind, 1, Integer::sum);
  }

  private static String sentence(GroupKind kind, long count, PolicyKinds.Effect effect) {
    return "%d %s of %s not evaluated; %s"
        .formatted(
            count,
            kind.kind() + (count == 1 ? "" : " objects"),
            kind.group() + (count == 1 ? " is" : " are"),
            effect.said());
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
    return sentences;
  }
}
