package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// *Read:* what shows which network plugin runs, and how it is set up.
///
/// *Allowed:* one that enforces NetworkPolicies, for every workload of the snapshot. Nothing that
/// shows it: not assessed.
///
/// Source: [network
/// policies](https://kubernetes.io/docs/concepts/services-networking/network-policies/).
public final class PolicyEnforcement implements ClusterCheck {
  private static final CheckInfo INFO =
      new CheckInfo(
          "net-cni-enforces",
          "The network plugin enforces network policies",
          Severity.HIGH,
          Set.of(),
          "Policies are decoration: every pod reaches every other.",
          "Install a plugin that enforces policies, or the part of it that does.",
          "A node without workloads is not looked at.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    PluginFacts plugin = audit.connectivity().plugin();
    return switch (plugin.enforcesNetworkPolicy()) {
      case YES -> ofWorkloads(audit);
      case NO ->
          new Outcome.Fail(
              "runs a network plugin that enforces no policies: " + plugin.name(),
              List.of(new Evidence.Absence("enforcement: " + plugin.evidence())));
      case UNKNOWN -> new Outcome.NotAssessed(plugin.evidence());
    };
  }

  /// The plugin may do nothing on some nodes, or for some pods.
  private static Outcome ofWorkloads(Audit audit) {
    Inhabitants all = audit.view(Inhabitants.class, Inhabitants::of);
    List<Inhabitants.Found> found =
        all.byNamespace().values().stream()
            .flatMap(workloads -> Inhabitants.enforcement(workloads, audit).stream())
            .toList();
    List<Inhabitants.Found> not = in(Enforcement.NO, found);
    if (!not.isEmpty()) {
      return new Outcome.Fail(
          "enforces no policies for %s".formatted(said(not)),
          not.stream()
              .<Evidence>map(
                  one ->
                      new Evidence.Absence(
                          "enforcement for %s: %s"
                              .formatted(one.workload().spoken(), one.enforced().evidence())))
              .toList());
    }
    List<Inhabitants.Found> unknown = in(Enforcement.UNKNOWN, found);
    return unknown.isEmpty()
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "nothing shows that policies are enforced for %s: %s"
                .formatted(
                    said(unknown),
                    unknown.stream()
                        .map(one -> one.enforced().evidence())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "))));
  }

  private static List<Inhabitants.Found> in(Enforcement state, List<Inhabitants.Found> found) {
    return found.stream().filter(one -> one.enforced().state() == state).toList();
  }

  /// `Deployment shop/web`, `3 workloads`
  private static String said(List<Inhabitants.Found> found) {
    return found.size() == 1 ? found.getFirst().workload().spoken() : found.size() + " workloads";
  }
}
