package io.inscope.reports.checks.network;

import io.inscope.reports.check.Audit;
import io.inscope.reports.check.Outcome;
import io.inscope.snapshot.network.Enforcement;
import io.inscope.snapshot.network.PluginFacts;

/// A pass that rests on policies holds only where something makes them true.
final class Unproven {
  private Unproven() {}

  static Outcome unlessEnforced(Audit audit) {
    PluginFacts plugin = audit.connectivity().plugin();
    return plugin.enforcesNetworkPolicy() == Enforcement.YES
        ? Outcome.pass()
        : new Outcome.NotAssessed(
            "policies say so, but nothing shows that they are enforced: " + plugin.evidence());
  }
}
