package io.inscope.reports.diagram;

import io.inscope.snapshot.network.Connectivity;
import io.inscope.snapshot.network.PluginFacts;
import java.util.ArrayList;
import java.util.List;

/// What the picture rests on and what it cannot show, one sentence each. It always says what no
/// snapshot of a cluster can hold: wireless networks, and firewalls outside of it.
final class DiagramNotes {
  static final List<String> NO_CDE_LINES =
      List.of("No workload is declared as CDE", "declare it with `inscope scope --apply`");

  private DiagramNotes() {}

  /// @param shared what lines that stand for several workloads leave out
  static List<String> of(
      Connectivity connectivity,
      Controls controls,
      Detail detail,
      List<String> shared,
      boolean noCde) {
    List<String> notes = new ArrayList<>();
    if (noCde) {
      notes.add(String.join(": ", NO_CDE_LINES) + ".");
    }
    notes.add(enforcement(connectivity.plugin(), controls.plugin()));
    notes.addAll(connectivity.limits());
    notes.addAll(shared);
    if (!detail.note().isEmpty()) {
      notes.add(detail.note());
    }
    notes.add(
        "No wireless networks are visible in this snapshot; state them here:"
            + " ______________________________");
    notes.add(
        "Load balancers and nodes may rewrite source addresses: behind them, the source shown may"
            + " not be the true one.");
    return notes;
  }

  private static String enforcement(PluginFacts plugin, String name) {
    String evidence = plugin.evidence().isEmpty() ? "" : " Evidence: " + plugin.evidence() + ".";
    return switch (plugin.enforcesNetworkPolicy()) {
      case YES -> "Policies are enforced by " + name + "." + evidence;
      case NO -> "Policies are not enforced: the network plugin is " + name + "." + evidence;
      case UNKNOWN ->
          "Policy enforcement is not proven: the network plugin is " + name + "." + evidence;
    };
  }
}
