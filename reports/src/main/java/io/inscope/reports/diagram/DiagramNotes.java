package io.inscope.reports.diagram;

import io.inscope.reports.engagement.Engagement;
import io.inscope.snapshot.model.ResourceRef;
import io.inscope.snapshot.network.PluginFacts;
import io.inscope.snapshot.scope.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/// What the picture rests on and what it cannot show, one sentence each. It always says what no
/// snapshot of a cluster can hold: wireless networks, and firewalls outside of it.
final class DiagramNotes {
  private static final String SOURCES =
      "Load balancers and nodes may rewrite source addresses: behind them, the source shown may"
          + " not be the true one.";

  private final DiagramInput input;
  private final Controls controls;

  DiagramNotes(DiagramInput input, Controls controls) {
    this.input = input;
    this.controls = controls;
  }

  /// What the CDE says when nothing is in it.
  static List<String> nothing(Scope scope) {
    return scope.workloads().isEmpty()
        ? List.of("No workload is in this snapshot", "there is nothing to draw")
        : List.of("No workload is declared as CDE", "declare it with `inscope scope --apply`");
  }

  /// @param missing how many workloads of each zone are not on the sheet
  List<String> of(Plan.Sheet sheet, SortedMap<ZoneKind, Integer> missing) {
    List<String> notes = new ArrayList<>();
    if (input.scope().cde().isEmpty()) {
      notes.add(String.join(": ", nothing(input.scope())) + ".");
    } else if (sheet.rows().isEmpty()) {
      notes.add("Nothing that was read permits a connection of " + sheet.subject().name() + ".");
    }
    notes.add(enforcement(input.connectivity().plugin(), controls.plugin()));
    if (!sheet.subject().isOverview()) {
      notes.add(policies(sheet.subject()));
      notes.addAll(controls.openings(sheet.subject().namespace()));
    }
    notes.addAll(input.connectivity().limits());
    notes.addAll(sheet.composition().notes());
    if (!sheet.detail().note().isEmpty()) {
      notes.add(sheet.detail().note());
    }
    if (!missing.isEmpty()) {
      notes.add(missing(missing, sheet.subject()));
    }
    notes.add(wireless(input.engagement().get(Engagement.Item.WIRELESS)));
    notes.add(SOURCES);
    return notes;
  }

  /// The controls by their names.
  private String policies(Subject subject) {
    String names =
        controls.policies(subject.workloads()).stream()
            .map(ResourceRef::spoken)
            .collect(Collectors.joining(", "));
    return "Policies that isolate workloads of %s: %s."
        .formatted(subject.name(), names.isEmpty() ? "none" : names);
  }

  private static String missing(SortedMap<ZoneKind, Integer> missing, Subject subject) {
    int all = missing.values().stream().mapToInt(n -> n).sum();
    String byZone =
        missing.entrySet().stream()
            .map(e -> e.getValue() + " " + e.getKey().word)
            .collect(Collectors.joining(", "));
    return "Not on this sheet: %s without a connection to %s (%s); see sheet 1."
        .formatted(NodeText.count(all, "workload"), subject.name(), byZone);
  }

  private static String wireless(String stated) {
    return stated.isEmpty()
        ? "No wireless networks are visible in this snapshot; state them here:"
            + " ______________________________"
        : "Wireless networks, which no snapshot shows, as stated: " + stated;
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
