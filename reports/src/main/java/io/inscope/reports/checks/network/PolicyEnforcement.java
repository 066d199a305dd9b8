package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.CheckInfo;
import io.inscope.reports.check.ClusterCheck;
import io.inscope.reports.check.Evidence;
import io.inscope.reports.check.Outcome;
import io.inscope.reports.check.Severity;
import io.inscope.snapshot.network.PluginFacts;
import java.util.List;
import java.util.Set;

/// *Read:* what shows which network plugin runs, and how it is set up.
///
/// *Allowed:* one that enforces NetworkPolicies. Nothing that shows it: not assessed.
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
          "That the plugin can enforce does not show that each node does.");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public Outcome check(Audit audit) {
    PluginFacts plugin = audit.connectivity().plugin();
    return switch (plugin.enforcesNetworkPolicy()) {
      case YES -> new Outcome.Pass(List.of());
      case NO ->
          new Outcome.Fail(
              "runs a network plugin that enforces no policies: " + plugin.name(),
              List.of(new Evidence.Absence("enforcement: " + plugin.evidence())));
      case UNKNOWN -> new Outcome.NotAssessed(plugin.evidence());
    };
  }
}
