package io.inscope.app.cli;

import io.inscope.snapshot.capture.ConnectionPlan;
import java.util.ArrayList;
import java.util.List;

/// What a capture would do, in lines.
final class PlanText {
  private PlanText() {}

  static List<String> of(ConnectionPlan plan, List<String> namespaces, int perSecond) {
    List<String> lines = new ArrayList<>(plan.lines());
    lines.add(
        "namespaces: "
            + (namespaces.isEmpty()
                ? "all"
                : String.join(", ", namespaces) + ", and what is in none"));
    lines.add(
        "asks: lists of every kind that the server offers, by GET, at most %d requests a second;"
                .formatted(perSecond)
            + " who we are and what we may do, by reviews that leave nothing behind");
    lines.add("secrets: names, types, labels and annotations; no keys and no values");
    List<String> needed = Agreement.needed(plan);
    lines.add("needs: " + (needed.isEmpty() ? "nothing else" : String.join(" ", needed)));
    lines.add("Nothing was asked and nothing was run.");
    return List.copyOf(lines);
  }
}
