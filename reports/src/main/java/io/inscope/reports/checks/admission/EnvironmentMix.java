package io.inscope.reports.checks.admission;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.ResourceCheck;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.model.GroupKind;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// *Read:* labels such as `environment`, names of namespaces, and the nodes of their pods.
/// Namespaces of the CDE count as production.
///
/// *Allowed:* no namespace of another environment in a cluster with production. One that shares
/// nodes fails; of one that does not people have to tell. Not assessed for namespaces that do not
/// say their environment.
public final class EnvironmentMix implements ResourceCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "ns-env-mix",
          "Production and other environments are kept apart",
          Severity.MEDIUM,
          Set.of(Kinds.NAMESPACE, Kinds.POD),
          "Other environments are guarded less, and share the control plane, nodes and credentials"
              + " with production.",
          "Give production a cluster, or at least nodes, of its own.",
          "Environments are told by labels and names of namespaces. Shared registries and accounts"
              + " outside the cluster are not in the API.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Set<GroupKind> kinds() {
    return Set.of(Kinds.NAMESPACE);
  }

  @Override
  public Outcome check(Resource namespace, Audit audit) {
    String name = namespace.ref().name();
    if (SystemNamespaces.contain(name)) {
      return SystemNamespaces.notApplicable();
    }
    Environments all = audit.view(Environments.class, Environments::of);
    boolean cde = CdeNamespaces.in(audit).contains(name);
    Environments.Said said = all.said().get(name);
    if (said == null) {
      return cde
          ? new Outcome.NotApplicable("it holds the CDE; the other environments are asked")
          : new Outcome.NotAssessed("nothing says to which environment it belongs");
    }
    Evidence here = Evidence.of(namespace, said.place());
    if (said.isProduction()) {
      return new Outcome.NotApplicable("it is production; the other environments are asked");
    }
    if (cde) {
      return new Outcome.Fail("holds the CDE and is not production", List.of(here));
    }
    if (!all.anyProduction() && CdeNamespaces.in(audit).isEmpty()) {
      return new Outcome.Pass(List.of(here));
    }
    return sharedNode(name, all, audit)
        .<Outcome>map(
            pods ->
                new Outcome.Fail(
                    "is not production and shares nodes with it",
                    Stream.concat(Stream.of(here), pods.stream()).toList()))
        .orElseGet(
            () ->
                new Outcome.Manual(
                    "It is not production and in a cluster with it: how are they kept apart?",
                    List.of(here)));
  }

  /// Pods of the namespaces by namespace.
  private record Pods(Map<String, List<Resource>> byNamespace) {
    static Pods of(Audit audit) {
      return new Pods(
          audit.snapshot().workloads().stream()
              .flatMap(workload -> workload.pods().stream())
              .collect(Collectors.groupingBy(pod -> pod.ref().namespace())));
    }
  }

  /// A pod of the namespace and one of production on the same node.
  private static Optional<List<Evidence>> sharedNode(
      String namespace, Environments all, Audit audit) {
    for (Resource pod :
        audit.view(Pods.class, Pods::of).byNamespace().getOrDefault(namespace, List.of())) {
      Resource other = Environments.node(pod).map(all.nodes()::get).orElse(null);
      if (other != null) {
        return Optional.of(List.of(node(pod), node(other)));
      }
    }
    return Optional.empty();
  }

  private static Evidence node(Resource pod) {
    return Evidence.of(pod, pod.root().at("spec", "nodeName"));
  }
}
