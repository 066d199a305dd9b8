package io.inscope.reports.checks.scope;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import io.inscope.snapshot.model.Workload;
import io.inscope.snapshot.scope.Proof;
import io.inscope.snapshot.sidepath.SidePathKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Containers on one node share its kernel: who breaks out of one is beside the others.
///
/// *Read:* the scope declarations, and the nodes that pods run on.
///
/// *Allowed:* no pod of a workload that is declared out of scope, or on which nobody decided, on a
/// node that runs one of the CDE. Not assessed when the node of one side is not known. Not
/// applicable to the cluster's own components, which every node has.
///
/// Source: PCI SSC guidance for containers and container orchestration tools.
public final class SharesNodeWithCde implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "cde-shared-node",
          "Nothing outside the declared scope shares a node with the CDE",
          Severity.HIGH,
          Set.of(Kinds.POD),
          "Who breaks out of a container reaches every other one on the node, past all network"
              + " policies.",
          "Keep nodes for the CDE, with a taint and a node selector; or declare the workload in"
              + " scope.",
          "Where pods run, not where they might be moved to.");

  /// Workloads of the CDE of which no node is known.
  private record Unplaced(List<String> workloads) {
    static Unplaced of(Audit audit) {
      return new Unplaced(
          audit.snapshot().workloads().stream()
              .filter(workload -> Outside.cde(audit).contains(workload.ref()))
              .filter(workload -> nodeNames(workload).findAny().isEmpty())
              .map(workload -> workload.ref().spoken())
              .toList());
    }
  }

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    Optional<Outcome> instead = Outside.unless(workload, audit);
    if (instead.isPresent()) {
      return instead.get();
    }
    Outside outside = Outside.of(workload, audit);
    if (outside.proofs().stream().anyMatch(proof -> proof instanceof Proof.ByPlacement)) {
      return new Outcome.NotApplicable("it is one of the cluster's own components");
    }
    Set<String> places = new TreeSet<>();
    for (Proof proof : outside.proofs()) {
      if (proof instanceof Proof.ByNode node && node.path().kind() == SidePathKind.SHARED_NODE) {
        places.addAll(Arrays.asList(node.path().evidence().split(" and ", -1)));
      }
    }
    if (!places.isEmpty()) {
      return new Outcome.Fail(
          outside.but("shares a node with the CDE"), evidence(workload, places));
    }
    if (nodeNames(workload).findAny().isEmpty()) {
      return new Outcome.NotAssessed("no pod of it is on a node in the snapshot");
    }
    List<String> unplaced = audit.view(Unplaced.class, Unplaced::of).workloads();
    return unplaced.isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed("where %s runs is not known".formatted(unplaced.getFirst()));
  }

  private static Stream<Resource> nodeNames(Workload workload) {
    return workload.pods().stream().filter(pod -> node(pod).isPresent());
  }

  private static Field node(Resource pod) {
    return pod.root().at("spec", "nodeName");
  }

  private static List<Evidence> evidence(Workload workload, Set<String> places) {
    List<Evidence> shown =
        nodeNames(workload)
            .filter(pod -> places.contains(pod.place(node(pod))))
            .map(pod -> Evidence.of(pod, node(pod)))
            .toList();
    return shown.isEmpty()
        ? List.of(new Evidence.Absence("a node of its own: " + String.join(" and ", places)))
        : shown;
  }
}
