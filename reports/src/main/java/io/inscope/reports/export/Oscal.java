package io.inscope.reports.export;

import io.inscope.reports.assessment.Assessment;
import io.inscope.reports.check.CheckResult;
import io.inscope.snapshot.json.CanonicalJson;
import io.inscope.snapshot.json.JsonArray;
import io.inscope.snapshot.json.JsonObject;
import io.inscope.snapshot.model.SnapshotInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What is said of the requirements as [OSCAL assessment
/// results](https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/assessment-results/json-reference/)
/// 1.1.2: one `result` for each framework.
///
/// OSCAL expects an assessment plan, and controls of a catalogue. There is no plan in a project, so
/// `import-ap` leads to a resource that says so; and nobody publishes catalogues of these standards
/// in OSCAL, so a control is named by the id of its framework and its number,
/// `pci-dss-4.0.1_1.2.3`.
public final class Oscal {
  private Oscal() {}

  /// @param now when it is written
  /// @param tool name and version of the program
  /// @param out stays open
  public static void write(
      Assessment assessment, SnapshotInfo snapshot, Instant now, String tool, OutputStream out)
      throws IOException {
    NameUuid uuids = new NameUuid(snapshot.sha256());
    Map<String, List<CheckResult>> results =
        assessment.results().stream().collect(Collectors.groupingBy(CheckResult::checkId));
    JsonArray.Builder all = JsonArray.builder();
    assessment
        .requirements()
        .forEach(
            (framework, statuses) ->
                all.add(
                    new OscalResult(framework, statuses, assessment, results, snapshot).json()));
    String plan = uuids.of("plan", "");
    JsonObject document =
        JsonObject.builder()
            .put("uuid", uuids.of("assessment-results", ""))
            .put("metadata", metadata(snapshot, now, tool))
            .put("import-ap", JsonObject.of("href", "#" + plan))
            .put("results", all.build())
            .put("back-matter", JsonObject.of("resources", JsonArray.of(plan(plan))))
            .build();
    out.write(
        CanonicalJson.text(JsonObject.of("assessment-results", document))
            .getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  private static JsonObject metadata(SnapshotInfo snapshot, Instant now, String tool) {
    return JsonObject.builder()
        .put("title", OscalParts.line("Assessment of the snapshot " + snapshot.name()))
        .put("last-modified", now.toString())
        .put("version", snapshot.sha256().isEmpty() ? "unsealed" : snapshot.sha256())
        .put("oscal-version", "1.1.2")
        .put(
            "props",
            JsonArray.of(
                OscalParts.property("tool", tool),
                OscalParts.property("cluster", snapshot.cluster()),
                OscalParts.property("cluster-uid", snapshot.clusterUid()),
                OscalParts.property("snapshot-sha256", snapshot.sha256())))
        .build();
  }

  private static JsonObject plan(String uuid) {
    return JsonObject.builder()
        .put("uuid", uuid)
        .put("title", "Assessment plan")
        .put(
            "description",
            "The project holds no assessment plan in OSCAL. Put the one of your engagement in this"
                + " place.")
        .build();
  }
}
