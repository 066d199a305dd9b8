package io.inscope.reports.checks.resources;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.reports.check.WorkloadCheck;
import io.inscope.snapshot.json.Field;
import io.inscope.snapshot.model.Kinds;
import io.inscope.snapshot.model.LabelSelector;
import io.inscope.snapshot.model.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// *Read:* `affinity.podAntiAffinity`, required and preferred, and `topologySpreadConstraints`.
///
/// *Allowed:* at least one that selects the workload's own pods in its own namespace. Not
/// applicable to workloads with one replica and to kinds without replicas.
public final class Spread implements WorkloadCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "avail-anti-affinity",
          "Replicas are spread over nodes",
          Severity.LOW,
          Set.of(Kinds.POD),
          "All replicas may run on one node, and end with it.",
          "Add topologySpreadConstraints or a podAntiAffinity that select the workload's own pods.",
          "The scheduler spreads pods a little even without; where they run now is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Workload workload, Audit audit) {
    return Replicas.unlessSeveral(workload, audit).orElseGet(() -> spread(workload));
  }

  private static Outcome spread(Workload workload) {
    Map<String, String> labels = Replicas.labels(workload);
    Field anti = workload.podSpec().at("affinity", "podAntiAffinity");
    boolean spread =
        Stream.of(
                anti.at("requiredDuringSchedulingIgnoredDuringExecution").each(),
                anti.at("preferredDuringSchedulingIgnoredDuringExecution")
                    .each()
                    .map(preferred -> preferred.at("podAffinityTerm")),
                workload.podSpec().at("topologySpreadConstraints").each())
            .flatMap(terms -> terms)
            .anyMatch(term -> isHere(term, workload.namespace()) && selects(term, labels));
    return spread
        ? Outcome.pass()
        : new Outcome.Fail(
            "may run all its replicas on one node",
            List.of(
                Evidence.of(
                    workload.template(), workload.podSpec().at("topologySpreadConstraints"))));
  }

  private static boolean selects(Field term, Map<String, String> labels) {
    return LabelSelector.of(term.at("labelSelector"))
        .filter(selector -> selector.matches(labels))
        .isPresent();
  }

  private static boolean isHere(Field term, String namespace) {
    List<String> named = term.at("namespaces").each().map(name -> name.text("")).toList();
    return term.at("namespaceSelector").isPresent() || named.isEmpty() || named.contains(namespace);
  }
}
