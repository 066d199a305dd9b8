package io.inscope.reports.checks.kubelet;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.json.WrongShape;
import io.inscope.snapshot.model.ClusterSnapshot;
import io.inscope.snapshot.model.Coverage;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.platform.ManagedCluster;
import io.inscope.snapshot.platform.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// All kubelets of a cluster.
///
/// @param kubelets of the nodes of which something is known
/// @param wishes what somebody asked for; used for the nodes of which nothing is known
/// @param unknown the names of those nodes, sorted
/// @param gap why there may be more nodes than these; empty when these are all
record Kubelets(List<Kubelet> kubelets, List<Kubelet> wishes, List<String> unknown, String gap) {
  /// Any of these can answer.
  static final Set<GroupKind> READS = Set.of(Kinds.NODE, Kinds.CONFIG_MAP);

  private static final int NAMED = 3;

  private static Kubelets of(Audit audit) {
    ClusterSnapshot snapshot = audit.snapshot();
    KubeletSources sources = KubeletSources.of(snapshot);
    List<Kubelet> known = new ArrayList<>();
    Set<String> unknown = new TreeSet<>();
    Set<String> nodes = new TreeSet<>();
    try (Stream<Resource> all = snapshot.all(Kinds.NODE)) {
      all.forEach(
          node -> {
            nodes.add(node.ref().name());
            sources.of(node).ifPresentOrElse(known::add, () -> unknown.add(node.ref().name()));
          });
    }
    known.addAll(sources.beside(nodes));
    Coverage coverage = snapshot.coverage(Kinds.NODE, "");
    return new Kubelets(
        List.copyOf(known),
        sources.wishes(),
        List.copyOf(unknown),
        coverage instanceof Coverage.Read ? "" : "Node: " + coverage.gap());
  }

  static Kubelets in(Audit audit) {
    return audit.view(Kubelets.class, Kubelets::of);
  }

  /// What the configurations say, over all kubelets: one that is wrong is a failure, one that is
  /// not known leaves it open.
  ///
  /// @param wrong what is wrong with one configuration
  static Outcome judge(Audit audit, String message, Function<Kubelet, Stream<Evidence>> wrong) {
    return in(audit).judged(audit, message, wrong);
  }

  private Outcome judged(Audit audit, String message, Function<Kubelet, Stream<Evidence>> wrong) {
    Set<String> open = new TreeSet<>();
    List<Evidence> evidence = new ArrayList<>();
    kubelets.forEach(kubelet -> evidence.addAll(asked(kubelet, wrong, open)));
    if (!unknown.isEmpty() || kubelets.isEmpty()) {
      wishes.forEach(
          wish ->
              asked(wish, wrong, new TreeSet<>()).stream()
                  .filter(e -> !(e instanceof Evidence.Absence))
                  .forEach(evidence::add));
    }
    if (!evidence.isEmpty()) {
      return new Outcome.Fail(message, evidence);
    }
    unseen(audit).ifPresent(open::add);
    return open.isEmpty() ? Outcome.pass() : new Outcome.NotAssessed(String.join("; ", open));
  }

  private static List<Evidence> asked(
      Kubelet kubelet, Function<Kubelet, Stream<Evidence>> wrong, Set<String> open) {
    try {
      return wrong.apply(kubelet).toList();
    } catch (Kubelet.Unseen e) {
      open.add(e.why());
    } catch (WrongShape e) {
      open.add(kubelet.where() + ": " + e.getMessage());
    }
    return List.of();
  }

  /// Why not every kubelet is known.
  Optional<String> unseen(Audit audit) {
    if (unknown.isEmpty() && !kubelets.isEmpty()) {
      return gap.isEmpty() ? Optional.empty() : Optional.of(gap);
    }
    Optional<ManagedCluster> managed =
        ManagedCluster.of(audit.snapshot()).filter(m -> m.provider() == Provider.GKE_AUTOPILOT);
    if (managed.isPresent()) {
      return Optional.of(
          "%s runs the nodes: the provider's responsibility: ask for the AOC and the responsibility matrix"
              .formatted(managed.get().provider().title()));
    }
    String missing =
        unknown.isEmpty()
            ? gap.isEmpty() ? "no Node was handed over" : gap
            : "the configuration of %d of %d kubelets is not known (%s): hand over /configz of each node"
                .formatted(unknown.size(), unknown.size() + kubelets.size(), names());
    return Optional.of(
        wishes.isEmpty()
            ? missing
            : missing
                + "; %s tells what was asked for, not what runs"
                    .formatted(wishes.getFirst().where()));
  }

  private String names() {
    String some = String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size())));
    return unknown.size() > NAMED ? some + " and others" : some;
  }
}
