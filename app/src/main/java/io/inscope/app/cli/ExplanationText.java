package io.inscope.app.cli;

import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.SnapshotInfo;
import io.inscope.snapshot.network.Explanation;
import java.io.PrintWriter;

/// An explanation as people and as scripts read it.
final class ExplanationText {
  private ExplanationText() {}

  static void print(Explanation e, PrintWriter out) {
    out.printf("%s -> %s %s%n", e.from(), e.to(), e.port());
    out.printf("%s (enforced: %s)%n", e.verdict(), e.enforced().word());
    out.println("  " + e.because());
    side("Leaving " + e.from(), e.egress(), out);
    side("Entering " + e.to(), e.ingress(), out);
  }

  private static void side(String title, Explanation.Side side, PrintWriter out) {
    out.println();
    out.printf("%s: %s%n", title, side.answer());
    out.println("  " + side.summary());
    for (Explanation.Step step : side.steps()) {
      out.printf(
          "  %s %s%s: %s%n",
          step.decided() ? "*" : "-",
          step.rule(),
          step.place().isEmpty() ? "" : " at " + step.place(),
          step.outcome());
    }
  }

  static JsonObject json(Explanation e, String project, SnapshotInfo snapshot) {
    return JsonObject.builder()
        .put("schema", "inscope.explanation.v1")
        .put("project", project)
        .put(
            "snapshot",
            JsonObject.builder()
                .put("id", (long) snapshot.id())
                .put("name", snapshot.name())
                .put("sha256", snapshot.sha256())
                .build())
        .put("from", e.from())
        .put("to", e.to())
        .put("protocol", e.port().protocol().name())
        .put("port", (long) e.port().from())
        .put("verdict", e.verdict().name())
        .put("enforced", e.enforced().word())
        .put("because", e.because())
        .put("egress", side(e.egress()))
        .put("ingress", side(e.ingress()))
        .build();
  }

  private static JsonObject side(Explanation.Side side) {
    JsonArray.Builder steps = JsonArray.builder();
    for (Explanation.Step step : side.steps()) {
      steps.add(
          JsonObject.builder()
              .put("rule", step.rule())
              .put("place", step.place())
              .put("outcome", step.outcome())
              .put("decided", step.decided())
              .build());
    }
    return JsonObject.builder()
        .put("answer", side.answer().name())
        .put("summary", side.summary())
        .put("steps", steps.build())
        .build();
  }
}
