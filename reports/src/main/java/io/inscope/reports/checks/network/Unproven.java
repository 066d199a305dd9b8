package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.network.PluginFacts;

/// A pass that rests on policies holds only where something makes them true.
final class Unproven {
  private Unproven() {}

  static Outcome unlessEnforced(Audit audit) {
    PluginFacts plugin = audit.connectivity().plugin();
    return switch (plugin.enforcesNetworkPolicy()) {
      case YES -> Outcome.pass();
      case NO ->
          new Outcome.NotAssessed(
              "policies say so, but the network plugin does not enforce them: "
                  + plugin.evidence());
      case UNKNOWN ->
          new Outcome.NotAssessed(
              "policies say so, but nothing shows that they are enforced: " + plugin.evidence());
    };
  }
}
